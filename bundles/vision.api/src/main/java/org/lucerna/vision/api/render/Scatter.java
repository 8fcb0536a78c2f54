/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;
import java.util.Optional;

/**
 * Points of a plane in groups, such as pictures by class: the subject of renderer {@code scatter}.
 * Both axes have one scale, so that distances can be compared.
 *
 * @param title above; may be empty
 * @param xLabel under the plot
 * @param yLabel beside it
 * @param numbers whether the axes' numbers mean anything; those of t-SNE do not
 * @param groups each with a colour and a marker of its own, up to 20
 * @param rest points of no group, grey and named in the legend, where there are some
 * @param note below, what a reader must know; may be empty
 */
public record Scatter(
    String title,
    String xLabel,
    String yLabel,
    boolean numbers,
    List<Group> groups,
    Optional<Group> rest,
    String note) {

  /** How many groups can be told apart. */
  public static final int GROUPS = 20;

  /** Points that share a name. */
  public record Group(String name, List<Point> points) {

    public Group {
      points = List.copyOf(points);
    }
  }

  /** A place, in the axes' units. */
  public record Point(double x, double y) {}

  /**
   * @throws IllegalArgumentException for more groups than can be told apart
   */
  public Scatter {
    groups = List.copyOf(groups);
    if (groups.size() > GROUPS) {
      throw new IllegalArgumentException(
          groups.size() + " groups cannot be told apart, only " + GROUPS);
    }
  }
}
