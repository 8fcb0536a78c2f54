/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.vision.api.dataset.Problem;

/**
 * Puts boxes as they are written into their picture. What cannot be right is listed.
 *
 * @param picture its name
 * @param look its size
 * @param first what the annotation calls the first column and row: 0 or 1
 * @param problems gets the boxes that are cut or left out
 */
record Place(String picture, Look look, int first, List<Problem> problems) {

  /**
   * A box within the picture. One that reaches less than a pixel beyond stays as it is: counting
   * from 1, from pixel edges and rounding differ by as much; a larger one is cut.
   *
   * @param at where it stands, such as {@code boxes.csv, line 3}
   * @param written x0, y0, x1, y1, inclusive
   * @return from 0
   */
  Optional<Bounds> put(String at, double... written) {
    double[] ends = Arrays.stream(written).map(e -> e - first).toArray();
    if (!(ends[2] >= ends[0] && ends[3] >= ends[1])) {
      note(at, "the box %s ends before it begins; it is not used", written);
      return Optional.empty();
    }
    double right = look.width() - 1.0;
    double bottom = look.height() - 1.0;
    if (ends[0] > right || ends[1] > bottom || ends[2] < 0 || ends[3] < 0) {
      note(at, "the box %s lies outside the picture; it is not used", written);
      return Optional.empty();
    }
    Bounds box = new Bounds(ends[0], ends[1], ends[2], ends[3]);
    if (ends[0] >= -1 && ends[1] >= -1 && ends[2] <= right + 1 && ends[3] <= bottom + 1) {
      return Optional.of(box);
    }
    note(at, "the box %s reaches beyond the picture and is cut", written);
    return Optional.of(
        new Bounds(
            Math.max(0, box.x0()),
            Math.max(0, box.y0()),
            Math.min(right, box.x1()),
            Math.min(bottom, box.y1())));
  }

  private void note(String at, String what, double[] ends) {
    String box =
        "%s,%s,%s,%s".formatted(text(ends[0]), text(ends[1]), text(ends[2]), text(ends[3]));
    String size = " (%s has %dx%d pixels).".formatted(picture, look.width(), look.height());
    problems.add(
        new Problem(Problem.Kind.TRUTH, List.of(picture), at + ": " + what.formatted(box) + size));
  }

  private static String text(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
