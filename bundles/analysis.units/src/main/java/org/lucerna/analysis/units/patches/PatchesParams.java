/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.util.List;
import org.lucerna.core.api.param.Param;

/**
 * What {@link PatchesAnalysis} looks for.
 *
 * @param layers {@code last}, {@code cam}, {@code all}, names; {@code last} where neither layers
 *     nor classes are named
 * @param channels of each of the layers; all where none is named
 * @param classUnits names or indexes of classes, or {@code all}
 */
public record PatchesParams(
    @Param(value = "", help = "layers whose channels are looked at; last if nothing is named")
        List<String> layers,
    @Param(value = "", help = "channels of these layers; all if none is named", min = 0)
        List<Integer> channels,
    @Param(value = "", help = "classes whose output is looked at: names, indexes, all")
        List<String> classUnits,
    @Param(value = "9", help = "regions found for each unit", min = 1, max = 1000) int top,
    @Param(value = "true", help = "a picture and its duplicates stand once for each unit")
        boolean distinct,
    @Param(value = "patch", help = "what is drawn: the patch, the whole picture with it, or both")
        Show show,
    @Param(value = "24", help = "units that are drawn; all are in the table", min = 0, max = 10000)
        int figures) {

  public PatchesParams {
    layers = List.copyOf(layers);
    channels = List.copyOf(channels);
    classUnits = List.copyOf(classUnits);
  }

  /** The defaults. */
  public static PatchesParams defaults() {
    return new PatchesParams(List.of(), List.of(), List.of(), 9, true, Show.PATCH, 24);
  }
}
