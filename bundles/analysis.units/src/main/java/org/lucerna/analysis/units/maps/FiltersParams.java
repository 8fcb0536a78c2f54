/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.List;
import org.lucerna.core.api.param.Param;

/** Which weights are drawn, and how. */
public record FiltersParams(
    @Param(
            value = "first",
            help = "convolutions or linear layers: first, names; all = every convolution")
        List<String> layers,
    @Param(
            value = "shared",
            help = "colours mean the same in all tiles of a layer, or each has its own scale")
        Scale scale,
    @Param(value = "index", help = "which tiles come first") Sorting sort,
    @Param(
            value = "256",
            help = "tiles drawn of a layer, those of the largest norm; 0 = all",
            min = 0)
        int top,
    @Param(value = "256", help = "tiles on a page", min = 1, max = 1024) int perPage,
    @Param(value = "true", help = "write the weights as .npy") boolean arrays) {

  /** Orders of tiles. */
  public enum Sorting {
    INDEX,
    NORM
  }

  public FiltersParams {
    layers = List.copyOf(layers);
  }
}
