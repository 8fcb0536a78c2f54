/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.List;
import org.lucerna.core.api.param.Param;

/** Which layers are measured, and what of them is drawn. */
public record ActivationsParams(
    @Param(
            value = "all",
            help =
                "layers: all = every convolution and linear layer, behind its activation; raw = before it; last, cam, names")
        List<String> layers,
    @Param(
            value = "20",
            help = "channels in a figure of class means, the most selective first",
            min = 1,
            max = 100)
        int top,
    @Param(value = "2", help = "layers whose class means are drawn, the last ones", min = 0)
        int classFigures,
    @Param(value = "true", help = "write class means [classes, C] and deviations as .npy")
        boolean arrays) {

  public ActivationsParams {
    layers = List.copyOf(layers);
  }
}
