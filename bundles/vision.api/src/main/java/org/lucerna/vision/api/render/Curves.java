/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;

/** Lines over a common axis: the subject of renderer {@code curves}. */
public record Curves(String title, String xLabel, String yLabel, List<Series> series) {

  /**
   * One line.
   *
   * @param x as long as {@code y}
   * @param dashed for what must not be mistaken for a result, such as running averages
   */
  public record Series(String name, List<Double> x, List<Double> y, boolean dashed) {}

  public Curves {
    series = List.copyOf(series);
  }
}
