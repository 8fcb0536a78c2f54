/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.awt.Color;
import java.util.List;
import org.lucerna.imaging.Theme;
import org.lucerna.vision.api.render.ConfusionMatrix;

/** Blue for what is right, orange for what is wrong; the square root shows rare mistakes. */
record ConfusionInk(ConfusionMatrix matrix, Theme theme) implements Fields.Ink {

  static final Color RIGHT = new Color(0x1F6FB4);
  static final Color WRONG = new Color(0xC8501E);
  private static final String NOTE =
      "Colour: share of the true class; blue right, orange wrong (square root of the share).";

  static Fields fields(ConfusionMatrix matrix, Theme theme) {
    Squares.require(matrix.classes(), matrix.counts());
    return new Fields(
        matrix.title(),
        matrix.classes(),
        "predicted",
        "true",
        NOTE,
        new ConfusionInk(matrix, theme));
  }

  @Override
  public Color fill(int row, int column) {
    List<Integer> counts = matrix.counts().get(row);
    double total = counts.stream().mapToInt(Integer::intValue).sum();
    double share = total == 0 ? 0 : counts.get(column) / total;
    boolean right = row == column;
    return Fields.mix(theme.shade(), right ? RIGHT : WRONG, right ? share : Math.sqrt(share));
  }

  @Override
  public String text(int row, int column) {
    int count = matrix.counts().get(row).get(column);
    return count > 0 ? String.valueOf(count) : "";
  }
}
