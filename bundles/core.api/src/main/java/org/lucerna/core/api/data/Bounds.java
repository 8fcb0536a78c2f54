/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.data;

/**
 * A rectangle in pixels whose sides need not be whole: columns {@code x0} to {@code x1} and rows
 * {@code y0} to {@code y1}, both inclusive, as Pascal VOC and ILSVRC write boxes; {@code x1 - x0 +
 * 1} pixels wide.
 */
public record Bounds(double x0, double y0, double x1, double y1) {

  public Bounds {
    if (!(x1 >= x0 && y1 >= y0)) {
      throw new IllegalArgumentException(
          "no rectangle: columns %s to %s, rows %s to %s".formatted(x0, x1, y0, y1));
    }
  }

  /** Of whole pixels. */
  public static Bounds of(Box box) {
    return new Bounds(box.x(), box.y(), box.x() + box.width() - 1.0, box.y() + box.height() - 1.0);
  }

  public double width() {
    return x1 - x0 + 1;
  }

  public double height() {
    return y1 - y0 + 1;
  }

  public double area() {
    return width() * height();
  }

  /** Whether a pixel lies in it. */
  public boolean contains(double x, double y) {
    return x >= x0 && x <= x1 && y >= y0 && y <= y1;
  }

  /** Intersection over union, 0 to 1; pixels at both ends count. */
  public double iou(Bounds other) {
    double w = Math.min(x1, other.x1) - Math.max(x0, other.x0) + 1;
    double h = Math.min(y1, other.y1) - Math.max(y0, other.y0) + 1;
    if (w <= 0 || h <= 0) {
      return 0;
    }
    return w * h / (area() + other.area() - w * h);
  }
}
