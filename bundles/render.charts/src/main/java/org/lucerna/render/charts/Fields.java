/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.awt.Color;
import java.util.List;

/**
 * A square matrix to be drawn.
 *
 * @param labels of the rows, and of the columns in the same order
 * @param columns what the columns are, above them; may be empty
 * @param rows what the rows are, beside them; may be empty
 * @param note what the colours mean
 */
record Fields(
    String title, List<String> labels, String columns, String rows, String note, Ink ink) {

  /** What is drawn in a field. */
  interface Ink {
    Color fill(int row, int column);

    /** May be empty. */
    String text(int row, int column);
  }

  /** {@code f} of the way from one colour to another. */
  static Color mix(Color from, Color to, double f) {
    return new Color(
        mix(from.getRed(), to.getRed(), f),
        mix(from.getGreen(), to.getGreen(), f),
        mix(from.getBlue(), to.getBlue(), f));
  }

  private static int mix(int a, int b, double f) {
    return (int) Math.round(a + (b - a) * f);
  }
}
