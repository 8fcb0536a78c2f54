/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.lucerna.core.api.data.Mask;

/**
 * A picture in the making: linear light, and for every pixel who owns it. What is painted later
 * covers what was there; a pixel belongs to the last shape that its centre lies in.
 *
 * <p>Shapes are drawn from their distance functions by plain arithmetic, not by Java2D, whose
 * antialiasing differs between versions: so a seed gives the same bits everywhere.
 */
public final class Canvas {

  /** The owner of everything that is not part of a creature. */
  public static final int NOBODY = 0;

  private static final double EDGE = 0.012;

  private final int size;
  private final float[] red;
  private final float[] green;
  private final float[] blue;
  private final byte[] owners;
  private final Light light;

  public Canvas(int size, Light light) {
    this.size = size;
    this.light = light;
    this.red = new float[size * size];
    this.green = new float[size * size];
    this.blue = new float[size * size];
    this.owners = new byte[size * size];
  }

  /** Width and height in pixels. */
  public int size() {
    return size;
  }

  public Light light() {
    return light;
  }

  public Colour get(int x, int y) {
    int i = y * size + x;
    return new Colour(red[i], green[i], blue[i]);
  }

  public void set(int x, int y, Colour colour) {
    blend(y * size + x, colour, 1);
  }

  /** Paints a lit shape over what is there. */
  public void paint(Shape shape, Skin skin, int owner) {
    double line = Math.max(0.6, EDGE * size) * skin.edge();
    Surface s = new Surface();
    Area area = new Area(shape, 1);
    for (int y = area.top; y < area.bottom; y++) {
      for (int x = area.left; x < area.right; x++) {
        shape.sample(x + 0.5, y + 0.5, s);
        double cover = 0.5 - s.distance;
        if (cover > 0) {
          Colour lit = light.on(s, skin.at(s), skin.gloss());
          double dark = line == 0 ? 0 : 0.68 * (1 - Ramp.step(0, line, -s.distance));
          blend(y * size + x, lit.times(1 - dark), Math.min(1, cover));
          if (s.distance < 0) {
            owners[y * size + x] = (byte) owner;
          }
        }
      }
    }
  }

  /** Paints a shape with blurred outline, unlit; who owns the pixels does not change. */
  public void haze(Shape shape, Colour colour, double soft, double strength) {
    Surface s = new Surface();
    Area area = new Area(shape, soft);
    for (int y = area.top; y < area.bottom; y++) {
      for (int x = area.left; x < area.right; x++) {
        shape.sample(x + 0.5, y + 0.5, s);
        double cover = strength * (1 - Ramp.step(-soft, soft, s.distance));
        if (cover > 0) {
          blend(y * size + x, colour, cover);
        }
      }
    }
  }

  /**
   * Darkens what lies behind a shape that is about to be painted, a little away from the lamp.
   *
   * @param far how far the shadow falls, in pixels
   * @param on the owners it falls on
   */
  public void shade(Shape shape, double far, double strength, IntPredicate on) {
    Surface s = new Surface();
    double dx = -light.x() * far;
    double dy = -light.y() * far;
    Area area = new Area(shape, 2 * far + 1);
    for (int y = area.top; y < area.bottom; y++) {
      for (int x = area.left; x < area.right; x++) {
        int i = y * size + x;
        if (on.test(owners[i])) {
          shape.sample(x + 0.5 - dx, y + 0.5 - dy, s);
          double dark = strength * (1 - Ramp.step(-far, far, s.distance));
          red[i] *= (float) (1 - dark);
          green[i] *= (float) (1 - dark);
          blue[i] *= (float) (1 - dark * 0.9);
        }
      }
    }
  }

  /** The pixels of an owner. */
  public Mask mask(int owner) {
    BitSet bits = new BitSet(owners.length);
    for (int i = 0; i < owners.length; i++) {
      if (owners[i] == owner) {
        bits.set(i);
      }
    }
    return Mask.of(size, size, bits);
  }

  private void blend(int i, Colour colour, double share) {
    red[i] += (float) ((colour.red() - red[i]) * share);
    green[i] += (float) ((colour.green() - green[i]) * share);
    blue[i] += (float) ((colour.blue() - blue[i]) * share);
  }

  /** The pixels a shape can touch. */
  private final class Area {
    final int left;
    final int top;
    final int right;
    final int bottom;

    Area(Shape shape, double margin) {
      double[] b = shape.bounds();
      left = Math.max(0, (int) Math.floor(b[0] - margin));
      top = Math.max(0, (int) Math.floor(b[1] - margin));
      right = Math.min(size, (int) Math.ceil(b[2] + margin));
      bottom = Math.min(size, (int) Math.ceil(b[3] + margin));
    }
  }
}
