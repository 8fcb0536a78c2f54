/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.List;
import org.lucerna.core.api.param.Param;

/** What of a layer's channels is shown. */
public record FeatureMapsParams(
    @Param(
            value = "last",
            help =
                "layers: last, cam, names; all = every convolution, behind its activation; raw = before it")
        List<String> layers,
    @Param(
            value = "shared",
            help = "colours mean the same in all channels of a layer, or each has its own scale")
        Scale scale,
    @Param(value = "mean-activation", help = "which channels come first") Order sort,
    @Param(
            value = "predicted",
            help =
                "whose score channels contribute to: predicted, label, a class; none spares the way back")
        String target,
    @Param(
            value = "64",
            help = "how many channels are drawn, the first in this order; 0 = all",
            min = 0)
        int top,
    @Param(value = "64", help = "channels on a page", min = 1, max = 256) int perPage,
    @Param(value = "false", help = "blend from cell to cell") boolean smooth,
    @Param(value = "true", help = "write the raw maps [C, h, w] as .npy") boolean arrays) {

  public FeatureMapsParams {
    layers = List.copyOf(layers);
  }
}
