/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.List;
import java.util.Random;
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
 * SS-CAM, smoothed Score-CAM (Wang, Naidu et al. 2020): a feature map's weight is the mean softmax
 * probability over N noisy masks made of it. The noise is added either to the feature map before it
 * is stretched and brought to 0 to 1, the paper's first form, or to the finished mask, its second.
 */
@Component
@ExplainerType(
    id = "ss-cam",
    label = "SS-CAM",
    cite =
        "H. Wang, R. Naidu et al., SS-CAM: smoothed Score-CAM for sharper visual feature"
            + " localization, 2020, arXiv 2006.14255",
    about = "Score-CAM whose weights are means over noisy masks",
    formula = "relu(sum_k mean_i p_c(x * up01(A_k + n_i)) A_k), n_i ~ N(0, s^2)",
    cost = "35 C F",
    traits = {ExplainerType.Trait.SLOW, ExplainerType.Trait.RANDOM},
    requires = {Capability.ACTIVATIONS, Capability.SCORES},
    params = SsCamParams.class)
public final class SsCam implements Explainer<SsCamParams> {

  @Override
  public Heatmap explain(ExplainRequest<SsCamParams> request, Progress progress) {
    Tensor maps = Planes.of(request, "ss-cam");
    SsCamParams params = request.params();
    ChannelMasks masks = new ChannelMasks(request, maps, MaskRange.AFTER_STRETCHING);
    List<Integer> channels = masks.varied();
    Draws draws = new Draws(request.seed());
    boolean onMask = params.noise() == SsCamParams.NoiseOn.MASK;
    Bilinear small = masks.size();
    Bilinear shape =
        onMask
            ? new Bilinear(small.toHeight(), small.toWidth(), small.toHeight(), small.toWidth())
            : small;
    ChannelScores.MaskOf maskOf =
        (channel, row) -> {
          // Drawn by channel, not by position, so that a channel's noise is its own.
          Random noise = draws.row((long) channel * params.samples() + row % params.samples());
          return onMask
              ? noisy(small.stretched(masks.mask(channel), 0), noise, params.deviation())
              : masks.normalised(noisy(masks.map(channel), noise, params.deviation()));
        };
    ChannelScores scores =
        new ChannelScores(request, Score.PROBABILITY.of(request), params.samples());
    double[] weights =
        scores.of(channels, maskOf, shape, scores.pace(channels, params.batch(), progress));
    return scores.map(maps, channels, weights);
  }

  private static float[] noisy(float[] values, Random noise, double deviation) {
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (deviation * noise.nextGaussian());
    }
    return values;
  }
}
