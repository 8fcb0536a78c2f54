/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;

/**
 * Where the cells of a confusion matrix lie: as large as there is room for, never smaller than two
 * digits need.
 *
 * @param left room for the true classes
 * @param top room for the predicted classes
 * @param upright whether predicted classes are written along their columns
 */
record ConfusionLayout(int classes, int left, int top, int cell, boolean upright) {

  private static final double LARGEST = 5;
  private static final double SMALLEST = 1.7;
  private static final double LONGEST = 10;

  static ConfusionLayout of(List<String> names, FontMetrics metrics, Dimension room) {
    int em = metrics.getHeight();
    int count = Math.max(1, names.size());
    int longest =
        (int)
            Math.min(LONGEST * em, names.stream().mapToInt(metrics::stringWidth).max().orElse(em));
    int left = longest + 3 * em;
    int flat = (int) (2.6 * em);
    int wide = (room.width - left - em) / count;
    int level = (int) clamp(Math.min(wide, (room.height - flat - em) / count), em);
    if (level >= longest + em / 2) {
      return new ConfusionLayout(names.size(), left, flat, level, false);
    }
    int top = longest + 2 * em;
    int cell = (int) clamp(Math.min(wide, (room.height - top - em) / count), em);
    return new ConfusionLayout(names.size(), left, top, cell, true);
  }

  private static double clamp(double cell, int em) {
    return Math.max(SMALLEST * em, Math.min(LARGEST * em, cell));
  }

  Dimension size() {
    int margin = left / 8;
    return new Dimension(left + classes * cell + margin, top + classes * cell + margin);
  }

  Rectangle place(Confusion.Cell at) {
    return new Rectangle(left + at.predicted() * cell, top + at.actual() * cell, cell, cell);
  }

  Optional<Confusion.Cell> at(int x, int y) {
    int predicted = Math.floorDiv(x - left, cell);
    int actual = Math.floorDiv(y - top, cell);
    return predicted >= 0 && predicted < classes && actual >= 0 && actual < classes
        ? Optional.of(new Confusion.Cell(actual, predicted))
        : Optional.empty();
  }
}
