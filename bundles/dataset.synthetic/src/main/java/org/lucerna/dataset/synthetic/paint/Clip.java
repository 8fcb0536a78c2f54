/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

/**
 * The part of a mark that lies on a shape: it follows the shape's surface, its u and v are the
 * mark's own.
 */
public record Clip(Shape mark, Shape on) implements Shape {

  @Override
  public double[] bounds() {
    double[] a = mark.bounds();
    double[] b = on.bounds();
    return new double[] {
      Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])
    };
  }

  @Override
  public void sample(double x, double y, Surface out) {
    mark.sample(x, y, out);
    double distance = out.distance;
    double u = out.u;
    double v = out.v;
    on.sample(x, y, out);
    out.distance = Math.max(out.distance, distance);
    out.u = u;
    out.v = v;
  }
}
