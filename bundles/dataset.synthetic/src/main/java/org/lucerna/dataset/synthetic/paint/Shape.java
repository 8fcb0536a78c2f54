/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

/** A region of the canvas with a surface that light can fall on. */
public interface Shape {

  /** Left, top, right and bottom of the region in pixels. */
  double[] bounds();

  /** Says what the shape is at a place of the canvas. */
  void sample(double x, double y, Surface out);
}
