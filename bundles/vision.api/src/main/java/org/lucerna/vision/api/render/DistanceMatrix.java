/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;

/**
 * How far things lie apart: the subject of renderer {@code distances}, a heat map beside the tree
 * of average-linkage clustering.
 *
 * @param unit what is measured, such as {@code "cosine distance"}
 * @param labels one a row and column
 * @param values symmetric and finite, the diagonal not used
 */
public record DistanceMatrix(
    String title, String unit, List<String> labels, List<List<Double>> values) {

  /**
   * @throws IllegalArgumentException if there is not a row and a column for each label
   */
  public DistanceMatrix {
    labels = List.copyOf(labels);
    values = values.stream().map(List::copyOf).toList();
    int size = labels.size();
    if (values.size() != size || values.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException("distances need a row and a column for each label");
    }
  }
}
