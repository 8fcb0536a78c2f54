/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;
import java.util.Optional;

/** Lines over a common axis: the subject of renderer {@code curves}. */
public record Curves(String title, String xLabel, String yLabel, List<Series> series) {

  /**
   * One line.
   *
   * @param x as long as {@code y}
   * @param dashed for what must not be mistaken for a result, such as running averages; in a chart
   *     of several runs, for what the network was trained on
   * @param group series of one group share a colour and a marker, such as all curves of one run;
   *     empty where each series stands alone
   */
  public record Series(
      String name, List<Double> x, List<Double> y, boolean dashed, Optional<String> group) {

    /** A series that stands alone. */
    public Series(String name, List<Double> x, List<Double> y, boolean dashed) {
      this(name, x, y, dashed, Optional.empty());
    }
  }

  public Curves {
    series = List.copyOf(series);
  }
}
