/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;

/**
 * A map's values as they are drawn - rectified, divided by the maximum - by which maps that are the
 * same are known again without keeping them. Of maps with more than 1,024 cells it has those at
 * 1,024 places drawn once: two maps that differ in one of a hundred cells have equal sketches with
 * a chance of 3 in 100,000, on one picture.
 *
 * @param height in cells
 * @param width in cells
 * @param values 0 to 1; all 0 for a map without positive evidence
 */
public record Sketch(int height, int width, float[] values) {

  /** Two maps that differ by no more than this share of their range are the same. */
  public static final double SAME = 1e-5;

  private static final int MOST = 1024;

  static Sketch of(Heatmap map) {
    Tensor rectified = map.plane().rectified();
    int cells = rectified.length();
    float[] values = new float[Math.min(cells, MOST)];
    SplittableRandom places = new SplittableRandom(cells);
    float most = rectified.max();
    for (int i = 0; i < values.length; i++) {
      float value = rectified.at(cells <= MOST ? i : places.nextInt(cells));
      values[i] = most > 0 ? value / most : 0;
    }
    return new Sketch(rectified.size(0), rectified.size(1), values);
  }

  /** Whether both are drawn alike; so are two that have nothing to draw. */
  public boolean isSame(Sketch other) {
    if (height != other.height || width != other.width) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i] - other.values[i]) <= SAME)) {
        return false;
      }
    }
    return true;
  }

  /** Little-endian floats, base 64. */
  String text() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  static Sketch read(int height, int width, String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    float[] values = new float[bytes.capacity() / 4];
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new Sketch(height, width, values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sketch s
        && height == s.height
        && width == s.width
        && Arrays.equals(values, s.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * height + width) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "sketch of %d x %d".formatted(height, width);
  }
}
