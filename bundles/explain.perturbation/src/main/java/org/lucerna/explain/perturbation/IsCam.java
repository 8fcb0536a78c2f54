/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

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
 * IS-CAM, integrated Score-CAM (Naidu et al. 2020): a feature map's weight is the mean softmax
 * probability over N steps that fade the picture behind its mask in: {@code j / N} of it, j = 1..N.
 */
@Component
@ExplainerType(
    id = "is-cam",
    label = "IS-CAM",
    cite =
        "R. Naidu et al., IS-CAM: integrated Score-CAM for axiomatic-based explanations, 2020,"
            + " arXiv 2010.03023",
    about = "Score-CAM whose weights are means over masks from faint to full",
    formula = "relu(sum_k mean_j p_c(x * up01(A_k) j/N) A_k), j = 1..N",
    cost = "10 C F",
    traits = ExplainerType.Trait.SLOW,
    requires = {Capability.ACTIVATIONS, Capability.SCORES},
    params = IsCamParams.class)
public final class IsCam implements Explainer<IsCamParams> {

  @Override
  public Heatmap explain(ExplainRequest<IsCamParams> request, Progress progress) {
    Tensor maps = Planes.of(request, "is-cam");
    int steps = request.params().steps();
    ChannelMasks masks = new ChannelMasks(request, maps, MaskRange.AFTER_STRETCHING);
    List<Integer> channels = masks.varied();
    ChannelScores scores = new ChannelScores(request, Score.PROBABILITY.of(request), steps);
    double[] weights =
        scores.of(
            channels,
            (channel, row) -> faded(masks.mask(channel), (row % steps + 1) / (float) steps),
            masks.size(),
            scores.pace(channels, request.params().batch(), progress));
    return scores.map(maps, channels, weights);
  }

  private static float[] faded(float[] mask, float share) {
    for (int i = 0; i < mask.length; i++) {
      mask[i] *= share;
    }
    return mask;
  }
}
