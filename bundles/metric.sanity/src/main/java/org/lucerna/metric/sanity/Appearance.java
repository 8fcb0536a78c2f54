/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.statistics.Ranks;

/**
 * A map on the pixels in the forms in which maps are compared.
 *
 * <p>Adebayo et al. compare at the input's resolution, Grad-CAM's maps stretched to it; so does
 * Quantus, which is given maps of the input's size. Here too: on the raw grid of a method of 7 x 7
 * cells a rank correlation would be one of 49 numbers, and no window of SSIM would fit.
 *
 * @param signed ranks of the raw values: "without absolute values" in the paper
 * @param strong ranks of the strengths: "with absolute values"
 * @param shown the strengths from 0 to 1 as they are drawn, {@code [H, W]}
 */
record Appearance(Ranks signed, Ranks strong, Tensor shown) {

  /** The share of pixels below full strength, as the saliency library draws maps. */
  private static final double FULL = 0.99;

  /**
   * Of a map; one with numbers that are not finite counts as empty.
   *
   * @param map raw, as a method made it
   * @param onPixels brings a plane to the pixels
   */
  static Appearance of(Heatmap map, Function<Heatmap, Tensor> onPixels) {
    boolean finite = Double.isFinite(map.values().sum());
    Heatmap sound = finite ? map : Heatmap.signed(Tensor.wrap(new float[1], 1, 1));
    Tensor strength = onPixels.apply(strength(sound));
    return new Appearance(
        Ranks.of(onPixels.apply(sound).toArray()),
        Ranks.of(strength.toArray()),
        drawn(strength.toArray(), strength));
  }

  /** Of a plane that no method made. */
  static Appearance of(Tensor plane) {
    return of(Heatmap.positive(plane), Heatmap::values);
  }

  /**
   * How strongly each cell is marked, whatever its sign: the sum over colours of absolute values;
   * of a map of which only the positive part is drawn, that part.
   */
  static Heatmap strength(Heatmap map) {
    float[] values = map.values().toArray();
    int cells = values.length;
    int[] shape = map.values().shape();
    if (map.isColored()) {
      cells /= shape[0];
      shape = Arrays.copyOfRange(shape, 1, shape.length);
    } else if (map.sign() != Heatmap.Sign.SIGNED) {
      values = map.rectified().toArray();
    }
    float[] strength = new float[cells];
    for (int i = 0; i < values.length; i++) {
      strength[i % cells] += Math.abs(values[i]);
    }
    return new Heatmap(
        Tensor.wrap(strength, shape), Heatmap.Sign.POSITIVE, map.facts(), List.of(), map.cells());
  }

  private static Tensor drawn(float[] strengths, Tensor like) {
    float[] sorted = strengths.clone();
    Arrays.sort(sorted);
    float full = sorted[(int) (FULL * (sorted.length - 1))];
    full = full > 0 ? full : sorted[sorted.length - 1];
    for (int i = 0; i < strengths.length; i++) {
      strengths[i] = full > 0 ? Math.min(1, strengths[i] / full) : 0;
    }
    return Tensor.wrap(strengths, like.shape());
  }

  /** Whether the same is drawn everywhere. */
  boolean isBlank() {
    return strong.isConstant();
  }
}
