/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.data;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * An immutable dense tensor of 32-bit floats in row-major order, owned by the Java heap.
 *
 * <p>Backends copy out of device memory before a tensor reaches this type, so it stays valid after
 * its probe, its backend bundle or its device has gone.
 */
public final class Tensor {

  private static final int LANES = 256;

  private final int[] shape;
  private final float[] data;

  /** Found when they are first asked for: several questions about one tensor begin with them. */
  private volatile float[] means;

  private volatile Float least;

  private Tensor(int[] shape, float[] data) {
    this.shape = shape;
    this.data = data;
  }

  /**
   * Copies {@code data}.
   *
   * @throws IllegalArgumentException if its length is not the product of {@code shape}
   */
  public static Tensor of(float[] data, int... shape) {
    return wrap(data.clone(), shape);
  }

  /**
   * Takes {@code data} over without copying; the caller must not change it afterwards.
   *
   * @throws IllegalArgumentException if its length is not the product of {@code shape}
   */
  public static Tensor wrap(float[] data, int... shape) {
    long size = 1;
    for (int n : shape) {
      if (n < 0) {
        throw new IllegalArgumentException("negative size in shape " + Arrays.toString(shape));
      }
      size = Math.multiplyExact(size, (long) n);
    }
    if (size != Objects.requireNonNull(data).length) {
      throw new IllegalArgumentException(
          "shape " + Arrays.toString(shape) + " needs " + size + " values, got " + data.length);
    }
    return new Tensor(shape.clone(), data);
  }

  /**
   * Joins tensors of one shape along a new first axis: N of {@code [C, H, W]} to {@code [N, C, H,
   * W]}.
   *
   * @throws IllegalArgumentException if there are none, or their shapes differ
   */
  public static Tensor stack(List<Tensor> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("nothing to stack");
    }
    Tensor first = parts.get(0);
    int[] shape = new int[first.rank() + 1];
    shape[0] = parts.size();
    System.arraycopy(first.shape, 0, shape, 1, first.rank());
    float[] all = new float[Math.multiplyExact(parts.size(), first.length())];
    for (int i = 0; i < parts.size(); i++) {
      if (!Arrays.equals(parts.get(i).shape, first.shape)) {
        throw new IllegalArgumentException("cannot stack " + parts.get(i) + " on " + first);
      }
      System.arraycopy(parts.get(i).data, 0, all, i * first.length(), first.length());
    }
    return new Tensor(shape, all);
  }

  public int[] shape() {
    return shape.clone();
  }

  /** The number of axes. */
  public int rank() {
    return shape.length;
  }

  public int size(int axis) {
    return shape[axis];
  }

  /** The number of values. */
  public int length() {
    return data.length;
  }

  /** A read-only view, never a copy. */
  public FloatBuffer data() {
    return FloatBuffer.wrap(data).asReadOnlyBuffer();
  }

  public float[] toArray() {
    return data.clone();
  }

  /** The value at a row-major position. */
  public float at(int flatIndex) {
    return data[flatIndex];
  }

  /**
   * The part at {@code index} of the first axis, that axis removed: {@code [N, C, H, W]} to {@code
   * [C, H, W]}.
   */
  public Tensor slice(int index) {
    int[] rest = Arrays.copyOfRange(shape, 1, shape.length);
    int size = shape[0] == 0 ? 0 : data.length / shape[0];
    return new Tensor(rest, Arrays.copyOfRange(data, index * size, (index + 1) * size));
  }

  /** The same values under another shape of equal size. */
  public Tensor reshape(int... newShape) {
    return wrap(data, newShape);
  }

  /** Mean over height and width of each channel of a {@code [C, H, W]} tensor, as C values. */
  public float[] channelMeans() {
    float[] known = means;
    if (known == null) {
      known = new float[shape[0]];
      int plane = shape[1] * shape[2];
      for (int c = 0; c < known.length; c++) {
        known[c] = (float) (sum(c * plane, (c + 1) * plane) / plane);
      }
      means = known;
    }
    return known.clone();
  }

  /** In four sums that do not wait for one another. */
  private double sum(int from, int end) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 3 < end; i += 4) {
      a += data[i];
      b += data[i + 1];
      c += data[i + 2];
      d += data[i + 3];
    }
    for (; i < end; i++) {
      a += data[i];
    }
    return a + b + (c + d);
  }

  /** {@code sum_c weights[c] * this[c]} of a {@code [C, H, W]} tensor, giving {@code [H, W]}. */
  public Tensor weightedChannelSum(float[] weights) {
    if (weights.length != shape[0]) {
      throw new IllegalArgumentException(weights.length + " weights for " + shape[0] + " channels");
    }
    int plane = shape[1] * shape[2];
    double[] sum = new double[plane];
    for (int c = 0; c < shape[0]; c++) {
      for (int i = 0; i < plane; i++) {
        sum[i] += (double) weights[c] * data[c * plane + i];
      }
    }
    float[] out = new float[plane];
    for (int i = 0; i < plane; i++) {
      out[i] = (float) sum[i];
    }
    return new Tensor(new int[] {shape[1], shape[2]}, out);
  }

  /** Negative values become zero. */
  public Tensor relu() {
    float[] out = data.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(0, out[i]);
    }
    return new Tensor(shape, out);
  }

  /** Every value multiplied by {@code factor}. */
  public Tensor times(float factor) {
    float[] out = data.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] *= factor;
    }
    return new Tensor(shape, out);
  }

  /** The smallest value; positive infinity when empty. */
  public float min() {
    Float known = least;
    if (known == null) {
      known = smallest();
      least = known;
    }
    return known;
  }

  /** In several minima that do not wait for one another. */
  private float smallest() {
    float[] lanes = new float[Math.min(LANES, data.length)];
    Arrays.fill(lanes, Float.POSITIVE_INFINITY);
    int from = 0;
    for (; from + lanes.length <= data.length && lanes.length > 0; from += lanes.length) {
      for (int i = 0; i < lanes.length; i++) {
        lanes[i] = Math.min(lanes[i], data[from + i]);
      }
    }
    float min = Float.POSITIVE_INFINITY;
    for (float lane : lanes) {
      min = Math.min(min, lane);
    }
    for (int i = from; i < data.length; i++) {
      min = Math.min(min, data[i]);
    }
    return min;
  }

  /** The largest value; negative infinity when empty. */
  public float max() {
    float max = Float.NEGATIVE_INFINITY;
    for (float v : data) {
      max = Math.max(max, v);
    }
    return max;
  }

  /** The sum of all values, added in double precision. */
  public double sum() {
    double sum = 0;
    for (float v : data) {
      sum += v;
    }
    return sum;
  }

  /** Row-major position of the first largest value; -1 when empty. */
  public int argMax() {
    int best = data.length == 0 ? -1 : 0;
    for (int i = 1; i < data.length; i++) {
      if (data[i] > data[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Equal shape and bitwise equal values. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor t
        && Arrays.equals(shape, t.shape)
        && Arrays.equals(data, t.data);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return "Tensor" + Arrays.toString(shape);
  }
}
