/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lucerna.vision.api.render.Scatter;
import org.lucerna.vision.api.render.Scatter.Point;

/** The part of the plane that a scatter plot shows, and where its points go. */
final class Plane {

  /** Around the points, as a share of the larger extent. */
  private static final double MARGIN = 0.04;

  /** Flat or tall plots are no flatter or taller than this. */
  private static final double FLATTEST = 0.45;

  private static final double TALLEST = 1.1;

  private final double left;
  private final double bottom;
  private final double unit;
  private final int width;
  private final int height;

  Plane(Scatter scatter, int width) {
    List<Point> points =
        Stream.concat(scatter.groups().stream(), scatter.rest().stream())
            .flatMap(g -> g.points().stream())
            .filter(Plane::isFinite)
            .toList();
    double lowX = points.stream().mapToDouble(Point::x).min().orElse(0);
    double highX = points.stream().mapToDouble(Point::x).max().orElse(0);
    double lowY = points.stream().mapToDouble(Point::y).min().orElse(0);
    double highY = points.stream().mapToDouble(Point::y).max().orElse(0);
    double extent = Math.max(highX - lowX, highY - lowY);
    double around = extent > 0 ? MARGIN * extent : 1;
    double across = highX - lowX + 2 * around;
    double up = highY - lowY + 2 * around;
    double shape = Math.max(FLATTEST, Math.min(TALLEST, up / across));
    this.width = width;
    this.height = (int) Math.round(width * shape);
    this.unit = Math.max(across / width, up / height);
    this.left = (lowX + highX) / 2 - unit * width / 2;
    this.bottom = (lowY + highY) / 2 - unit * height / 2;
  }

  static boolean isFinite(Point point) {
    return Double.isFinite(point.x()) && Double.isFinite(point.y());
  }

  int height() {
    return height;
  }

  /** Pixels from the left. */
  double x(double value) {
    return (value - left) / unit;
  }

  /** Pixels from the top. */
  double y(double value) {
    return height - (value - bottom) / unit;
  }

  List<Double> ticksX() {
    return ticks(left, left + unit * width);
  }

  List<Double> ticksY() {
    return ticks(bottom, bottom + unit * height);
  }

  /** Multiples of 1, 2 or 5 times a power of ten, about one every 80 pixels. */
  private List<Double> ticks(double low, double high) {
    double step = 80 * unit;
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    double factor = step / power;
    double nice = power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    List<Double> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(low / nice); k * nice <= high; k++) {
      ticks.add(k * nice);
    }
    return ticks;
  }

  static String text(double tick) {
    return new BigDecimal(tick)
        .round(new java.math.MathContext(6))
        .stripTrailingZeros()
        .toPlainString()
        .replace('-', '\u2212');
  }
}
