/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Precision;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.Network;

/**
 * What Score-CAM and its kin share: each channel makes one or more masks of the picture, and its
 * weight is the mean score of the picture behind them.
 *
 * @param masksEach masks a channel
 */
record ChannelScores(Rounding rounding, Target target, int masksEach) {

  /** In 32 bits. */
  ChannelScores(ExplainRequest<?> request, Target target, int masksEach) {
    this(new Rounding(request, Precision.FLOAT32), target, masksEach);
  }

  /** Makes one mask. */
  @FunctionalInterface
  interface MaskOf {
    /**
     * @param row the mask's number among all, {@code position * masksEach + repeat}
     */
    float[] mask(int channel, int row);
  }

  /** The mean scores of {@code channels}, in their order. */
  double[] of(List<Integer> channels, MaskOf maskOf, Bilinear shape, MaskedScores.Pace pace) {
    MaskedScores scores = new MaskedScores(rounding, Network.INPUT, target, Optional.empty());
    MaskedScores.Rows rows =
        (from, to) -> {
          List<Tensor> masks = new ArrayList<>();
          for (int row = from; row < to; row++) {
            float[] mask = maskOf.mask(channels.get(row / masksEach), row);
            masks.add(Tensor.wrap(mask, shape.height(), shape.width()));
          }
          return Tensor.stack(masks);
        };
    double[] all = scores.run(0, channels.size() * masksEach, rows, pace);
    double[] means = new double[channels.size()];
    for (int i = 0; i < all.length; i++) {
      means[i / masksEach] += all[i] / masksEach;
    }
    return means;
  }

  MaskedScores.Pace pace(List<Integer> channels, int batch, Progress progress) {
    return new MaskedScores.Pace(batch, channels.size() * masksEach, progress);
  }

  /** {@code sum_k w_k A_k}, {@code [h, w]}, with its facts. */
  Heatmap map(Tensor maps, List<Integer> channels, double[] weights) {
    float[] all = new float[maps.size(0)];
    for (int i = 0; i < weights.length; i++) {
      all[channels.get(i)] = (float) weights[i];
    }
    Heatmap map = Heatmap.positive(maps.weightedChannelSum(all));
    String run = "%d of %d".formatted(channels.size(), maps.size(0));
    return Facts.add(map, target, weights)
        .with("channels", run)
        .with("rows", String.valueOf(channels.size() * masksEach));
  }
}
