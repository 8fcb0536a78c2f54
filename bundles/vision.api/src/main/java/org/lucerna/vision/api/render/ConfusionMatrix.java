/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;

/**
 * How often each true class was taken for which: the subject of renderer {@code confusion}.
 *
 * @param counts by true class, then predicted class
 */
public record ConfusionMatrix(String title, List<String> classes, List<List<Integer>> counts) {

  public ConfusionMatrix {
    classes = List.copyOf(classes);
    counts = counts.stream().map(List::copyOf).toList();
  }
}
