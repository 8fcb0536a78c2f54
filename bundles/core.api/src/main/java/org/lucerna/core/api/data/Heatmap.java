/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.data;

import java.util.Map;

/**
 * What an explanation method found: raw, signed, at the method's own low resolution, not
 * normalised. Rectifying, resizing and normalising happen, in that order, when a figure is drawn.
 *
 * @param values {@code [h, w]}
 * @param sign whether negative values are shown as evidence against (diverging colours)
 * @param facts what a reader of the figure should know, such as a warning; shown in captions
 */
public record Heatmap(Tensor values, Sign sign, Map<String, String> facts) {

  /** How a picture of the map treats negative values. */
  public enum Sign {
    /** Only positive values are evidence; negative ones are cut off when drawn. */
    POSITIVE,
    /** Negative values are evidence against; drawn with diverging colours. */
    SIGNED
  }

  public Heatmap {
    facts = Map.copyOf(facts);
  }

  /**
   * A map of which only the positive part is drawn; the raw values keep their sign. One with
   * nothing to draw says so in its facts, under {@code evidence}.
   */
  public static Heatmap positive(Tensor values) {
    Map<String, String> facts =
        values.max() > 0
            ? Map.of()
            : Map.of("evidence", "no positive evidence: the map is nowhere above 0");
    return new Heatmap(values, Sign.POSITIVE, facts);
  }

  /** A map whose negative values count as evidence against the target. */
  public static Heatmap signed(Tensor values) {
    return new Heatmap(values, Sign.SIGNED, Map.of());
  }

  /** False when a {@link Sign#POSITIVE} map has nothing to show, or any map is zero throughout. */
  public boolean hasEvidence() {
    return values.max() > 0 || (sign == Sign.SIGNED && values.min() < 0);
  }
}
