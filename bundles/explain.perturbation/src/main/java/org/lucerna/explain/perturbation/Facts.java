/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Arrays;
import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.compute.Target;

/** What a reader of a map from changed pictures should know. */
final class Facts {

  /** Scores that differ by less, relative to their size, differ by rounding alone. */
  private static final double ROUNDING = 1e-6;

  private Facts() {}

  /**
   * Adds which score was taken, how many rows were run, and a warning if none made a difference.
   */
  static Heatmap add(Heatmap map, Target target, double[] scores) {
    Heatmap told =
        map.with("score", Score.nameOf(target)).with("rows", String.valueOf(scores.length));
    double min = Arrays.stream(scores).min().orElse(0);
    double max = Arrays.stream(scores).max().orElse(0);
    boolean unmoved = max - min <= ROUNDING * Math.max(Math.abs(min), Math.abs(max));
    if (!unmoved) {
      return told;
    }
    return told.with(
        "warning",
        "no change made a difference to the score: the map says nothing about the target");
  }

  /** Warns where a fit has hardly more rows than coefficients: it then follows chance. */
  static Heatmap scarce(Heatmap map, int rows, int pieces, int rowsEach) {
    if (rows >= rowsEach * pieces || map.facts().containsKey("warning")) {
      return map;
    }
    return map.with(
        "warning",
        "%d rows for %d pieces are few: another seed may give another map; take %d or more"
            .formatted(rows, pieces, rowsEach * pieces));
  }

  static Heatmap shortcut(Heatmap map, Optional<String> shortcut) {
    return shortcut.map(text -> map.with("shortcut", text)).orElse(map);
  }
}
