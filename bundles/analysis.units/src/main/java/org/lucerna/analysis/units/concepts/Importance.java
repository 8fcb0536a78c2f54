/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Tensor;

/**
 * What the units of a layer mean for one decision.
 *
 * @param alphas neuron importance: the mean over the plane of the target's derivative by each
 *     unit's activation (Selvaraju et al. 2017, eq. 1)
 * @param contributions what each unit adds to the target to the first order: the sum over the plane
 *     of derivative times activation; exact where averaging and one linear layer follow
 * @param maps the activations, {@code [C, h, w]}
 */
record Importance(float[] alphas, double[] contributions, Tensor maps) {

  /**
   * @param gradient of the target by the layer, {@code [C, h, w]}
   * @param maps the layer's activations, likewise
   */
  static Importance of(Tensor gradient, Tensor maps) {
    double[] contributions = new double[maps.size(0)];
    int plane = maps.size(1) * maps.size(2);
    for (int i = 0; i < maps.length(); i++) {
      contributions[i / plane] += (double) gradient.at(i) * maps.at(i);
    }
    return new Importance(gradient.channelMeans(), contributions, maps);
  }

  /** The unit's largest activation in the picture. */
  float largest(int unit) {
    int plane = maps.size(1) * maps.size(2);
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = unit * plane; i < (unit + 1) * plane; i++) {
      largest = Math.max(largest, maps.at(i));
    }
    return largest;
  }

  /**
   * The units that speak most for the target, strongest first, or against it; of equal ones the
   * first.
   */
  List<Integer> strongest(WordsParams.Rank rank, boolean against, int count) {
    ToDoubleFunction<Integer> weight =
        unit ->
            (against ? -1 : 1)
                * (rank == WordsParams.Rank.ALPHA ? alphas[unit] : contributions[unit]);
    return new ArrayList<>(
        IntStream.range(0, alphas.length)
            .boxed()
            .filter(unit -> weight.applyAsDouble(unit) > 0)
            .sorted(Comparator.comparingDouble(unit -> -weight.applyAsDouble(unit)))
            .limit(count)
            .toList());
  }
}
