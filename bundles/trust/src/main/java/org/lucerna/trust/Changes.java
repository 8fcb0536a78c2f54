/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lucerna.core.api.data.Tensor;

/**
 * Changes of a picture that nobody would notice: two shifts along both axes by 2 % of the shorter
 * side (4 of 224 pixels), the border repeated, and two draws of Gaussian noise of 2 % of the
 * input's range (5 of 255 grey levels).
 *
 * @param shifts down and right, in pixels
 */
record Changes(List<Shift> shifts, Tensor inputs) {

  static final double SIZE = 0.02;
  static final int NOISES = 2;

  /** Down and right, in pixels. */
  record Shift(int down, int right) {}

  /** First the shifts, then the noise, {@code [4, 3, H, W]}. */
  static Changes of(Tensor input, long seed) {
    int step = step(input);
    List<Shift> shifts = List.of(new Shift(step, -step), new Shift(-step, step));
    List<Tensor> all = new ArrayList<>();
    shifts.forEach(s -> all.add(shifted(input, s)));
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < NOISES; i++) {
      all.add(noisy(input, random));
    }
    return new Changes(shifts, Tensor.stack(all));
  }

  /** In pixels, at least one. */
  static int step(Tensor input) {
    return (int) Math.max(1, Math.round(SIZE * Math.min(input.size(1), input.size(2))));
  }

  private static Tensor shifted(Tensor input, Shift shift) {
    int height = input.size(1);
    int width = input.size(2);
    float[] from = input.toArray();
    float[] to = new float[from.length];
    for (int i = 0; i < to.length; i++) {
      int plane = i / (height * width);
      int y = Math.max(0, Math.min(height - 1, i / width % height - shift.down()));
      int x = Math.max(0, Math.min(width - 1, i % width - shift.right()));
      to[i] = from[(plane * height + y) * width + x];
    }
    return Tensor.wrap(to, input.shape());
  }

  private static Tensor noisy(Tensor input, SplittableRandom random) {
    double deviation = SIZE * (input.max() - input.min());
    float[] values = input.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (deviation * random.nextGaussian());
    }
    return Tensor.wrap(values, input.shape());
  }
}
