/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;

/**
 * What one model's confusion matrix has more or less than another's on the same pictures: the
 * subject of renderer {@code confusion-difference}.
 *
 * @param first the model whose counts are positive
 * @param second the model whose counts are subtracted
 * @param differences first minus second, by true class, then predicted class
 */
public record ConfusionDifference(
    String title,
    String first,
    String second,
    List<String> classes,
    List<List<Integer>> differences) {

  public ConfusionDifference {
    classes = List.copyOf(classes);
    differences = differences.stream().map(List::copyOf).toList();
  }
}
