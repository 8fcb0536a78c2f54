/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import org.lucerna.core.api.param.Param;

/**
 * What {@link TraceAnalysis} follows back.
 *
 * @param target {@code predicted}, {@code label}, a class by name or index
 * @param to a layer; the picture where empty
 */
public record TraceParams(
    @Param(
            value = "predicted",
            help = "output to begin with: predicted (the one that fires most), label, a class")
        String target,
    @Param(value = "", help = "layer to end at; the picture itself if none is named") String to,
    @Param(value = "8", help = "frames on each picture", min = 1, max = 20) int frames,
    @Param(value = "12", help = "pictures that are drawn; all are in the tables", min = 0)
        int figures) {

  /** The defaults. */
  public static TraceParams defaults() {
    return new TraceParams("predicted", "", 8, 12);
  }
}
