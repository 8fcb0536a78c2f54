/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import org.lucerna.imaging.Theme;
import org.lucerna.vision.api.render.DistanceMatrix;

/** The nearer, the stronger; the farthest pair has the colour of the ground. */
record DistanceInk(DistanceMatrix distances, List<Integer> order, double farthest, Theme theme)
    implements Fields.Ink {

  /** More labels leave no room for numbers. */
  private static final int NUMBERED = 30;

  static Fields fields(DistanceMatrix distances, List<Integer> order, Theme theme) {
    double farthest = 0;
    for (int i = 0; i < order.size(); i++) {
      for (int j = 0; j < i; j++) {
        farthest = Math.max(farthest, distances.values().get(i).get(j));
      }
    }
    return new Fields(
        distances.title(),
        order.stream().map(distances.labels()::get).toList(),
        "",
        "",
        "Colour: " + distances.unit() + "; the stronger, the nearer. Tree: average linkage.",
        new DistanceInk(distances, order, farthest, theme));
  }

  @Override
  public Color fill(int row, int column) {
    if (row == column) {
      return theme.rule();
    }
    double share = farthest == 0 ? 0 : value(row, column) / farthest;
    return Fields.mix(ConfusionInk.WRONG, theme.shade(), Math.min(1, share));
  }

  @Override
  public String text(int row, int column) {
    return row == column || order.size() > NUMBERED
        ? ""
        : String.format(Locale.ROOT, "%.2f", value(row, column));
  }

  private double value(int row, int column) {
    return distances.values().get(order.get(row)).get(order.get(column));
  }
}
