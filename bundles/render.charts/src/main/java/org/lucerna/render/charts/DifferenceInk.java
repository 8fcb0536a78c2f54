/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.awt.Color;
import java.util.List;
import org.lucerna.imaging.Theme;
import org.lucerna.vision.api.render.ConfusionDifference;

/**
 * Green where the difference speaks for the first model (more right, fewer wrong), purple where it
 * speaks for the second; the largest difference has the full colour.
 */
record DifferenceInk(ConfusionDifference difference, Theme theme, int largest)
    implements Fields.Ink {

  private static final Color FIRST = new Color(0x1B7F3B);
  private static final Color SECOND = new Color(0x7A3FA6);

  static Fields fields(ConfusionDifference difference, Theme theme) {
    Squares.require(difference.classes(), difference.differences());
    int largest =
        difference.differences().stream().flatMap(List::stream).mapToInt(Math::abs).max().orElse(0);
    return new Fields(
        difference.title(),
        difference.classes(),
        "predicted",
        "true",
        "Counts of %s minus %s. Green speaks for %s: more right, fewer wrong; purple for %s."
            .formatted(
                difference.first(), difference.second(), difference.first(), difference.second()),
        new DifferenceInk(difference, theme, Math.max(1, largest)));
  }

  @Override
  public Color fill(int row, int column) {
    int value = difference.differences().get(row).get(column);
    boolean forFirst = (row == column) == (value > 0);
    double share = Math.sqrt(Math.abs(value) / (double) largest);
    return Fields.mix(theme.shade(), forFirst ? FIRST : SECOND, share);
  }

  /** With its sign: a true minus is as wide as a plus. */
  @Override
  public String text(int row, int column) {
    int value = difference.differences().get(row).get(column);
    return value == 0 ? "" : value > 0 ? "+" + value : "\u2212" + -value;
  }
}
