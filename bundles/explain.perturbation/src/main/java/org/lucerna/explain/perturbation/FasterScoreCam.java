/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Comparator;
import java.util.List;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.perturbation.ScoreCamParams.MaskRange;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * Faster Score-CAM (Tabayashi 2020): Score-CAM (Wang et al. 2020) with the N channels alone whose
 * values have the largest standard deviation over the plane; the others hardly change the picture
 * behind them from one place to the next.
 */
@Component
@ExplainerType(
    id = "faster-score-cam",
    label = "Faster Score-CAM",
    cite =
        "T. Tabayashi, Faster Score-CAM, 2020 (code only); after H. Wang et al., Score-CAM, CVPR"
            + " workshops 2020",
    about = "Score-CAM with the few channels that vary most over the plane",
    formula = "relu(sum_{k in top N by std(A_k)} p_c(x * up01(A_k)) A_k)",
    cost = "N F",
    requires = {Capability.ACTIVATIONS, Capability.SCORES},
    params = FasterScoreCamParams.class)
public final class FasterScoreCam implements Explainer<FasterScoreCamParams> {

  @Override
  public Heatmap explain(ExplainRequest<FasterScoreCamParams> request, Progress progress) {
    Tensor maps = Planes.of(request, "faster-score-cam");
    ChannelMasks masks = new ChannelMasks(request, maps, MaskRange.AFTER_STRETCHING);
    List<Integer> channels =
        masks.varied().stream()
            .sorted(Comparator.comparingDouble((Integer k) -> -variance(masks.map(k))))
            .limit(request.params().channels())
            .sorted()
            .toList();
    ChannelScores scores = new ChannelScores(request, Score.PROBABILITY.of(request), 1);
    double[] weights =
        scores.of(
            channels,
            (channel, row) -> masks.mask(channel),
            masks.size(),
            scores.pace(channels, request.params().batch(), progress));
    return scores.map(maps, channels, weights);
  }

  private static double variance(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += v;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (float v : values) {
      squares += (v - mean) * (v - mean);
    }
    return squares;
  }
}
