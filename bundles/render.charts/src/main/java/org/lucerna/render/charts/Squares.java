/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.util.List;

/** Checks of matrices over classes. */
final class Squares {

  private Squares() {}

  /**
   * @throws IllegalArgumentException if there is not a row and a column for each class
   */
  static void require(List<String> classes, List<List<Integer>> rows) {
    int size = classes.size();
    if (rows.size() != size || rows.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException(
          "a confusion matrix needs a row and a column for each class");
    }
  }
}
