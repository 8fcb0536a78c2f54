/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;

/**
 * A channel of a layer for one picture, in numbers.
 *
 * @param mean over its cells
 * @param max of its cells
 * @param positive share of its cells above 0, 0 to 1
 * @param alpha mean derivative of the target's score by its cells: Grad-CAM's neuron importance
 *     weight (Selvaraju et al. 2017, eq. 1); NaN without a target
 * @param contribution sum over its cells of derivative times value, the first-order term of the
 *     score in this channel; NaN without a target
 */
record ChannelSummary(
    int channel, double mean, double max, double positive, double alpha, double contribution) {

  /**
   * All channels in order of their numbers.
   *
   * @param values {@code [C, h, w]}
   * @param gradient of the target's score, shaped alike; empty without a target
   */
  static List<ChannelSummary> of(Tensor values, Optional<Tensor> gradient) {
    List<ChannelSummary> all = new ArrayList<>();
    int plane = values.length() / values.size(0);
    for (int channel = 0; channel < values.size(0); channel++) {
      double sum = 0;
      double max = Double.NEGATIVE_INFINITY;
      int positive = 0;
      double slope = gradient.isPresent() ? 0 : Double.NaN;
      double share = slope;
      for (int i = channel * plane; i < (channel + 1) * plane; i++) {
        double value = values.at(i);
        sum += value;
        max = Math.max(max, value);
        positive += value > 0 ? 1 : 0;
        if (gradient.isPresent()) {
          slope += gradient.get().at(i);
          share += gradient.get().at(i) * value;
        }
      }
      double cells = plane;
      all.add(
          new ChannelSummary(channel, sum / cells, max, positive / cells, slope / cells, share));
    }
    return all;
  }

  /** By this order; of equals the lower number first. */
  static List<ChannelSummary> sorted(List<ChannelSummary> channels, Order order) {
    List<ChannelSummary> sorted = new ArrayList<>(channels);
    sorted.sort(
        switch (order) {
          case INDEX -> Comparator.comparingInt(ChannelSummary::channel);
          case MEAN_ACTIVATION -> Comparator.comparingDouble(ChannelSummary::mean).reversed();
          case CONTRIBUTION -> Comparator.comparingDouble(ChannelSummary::contribution).reversed();
        });
    return sorted;
  }

  /** What is written under its tile beside its number. */
  double value(Order order) {
    return order == Order.CONTRIBUTION ? contribution : mean;
  }
}
