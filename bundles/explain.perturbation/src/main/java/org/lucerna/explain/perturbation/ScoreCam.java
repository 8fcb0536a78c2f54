/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.List;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * Score-CAM (Wang et al. 2020, definitions 2 and 3): {@code M = sum_k w_k A_k}, the weight of a
 * feature map being the class's softmax probability for the picture times that map, stretched and
 * brought to 0 to 1. As in the authors' code, constant maps are left out and no softmax is taken
 * over the channels; the score of the empty picture, which the paper subtracts, is 0 there.
 *
 * <p>The raw map {@code [h, w]} is what stands inside the paper's ReLU.
 */
@Component
@ExplainerType(
    id = "score-cam",
    label = "Score-CAM",
    cite =
        "H. Wang et al., Score-CAM: score-weighted visual explanations for convolutional neural"
            + " networks, CVPR workshops 2020, arXiv 1910.01279",
    about = "Feature maps weighed by how well the picture behind each is still recognised",
    formula = "relu(sum_k p_c(x * up01(A_k)) A_k)",
    cost = "C F",
    traits = ExplainerType.Trait.SLOW,
    requires = {Capability.ACTIVATIONS, Capability.SCORES},
    params = ScoreCamParams.class)
public final class ScoreCam implements Explainer<ScoreCamParams> {

  @Override
  public Heatmap explain(ExplainRequest<ScoreCamParams> request, Progress progress) {
    Tensor maps = Planes.of(request, "score-cam");
    ScoreCamParams params = request.params();
    boolean probability = params.weights() == ScoreCamParams.Weights.PROBABILITY;
    Target target = (probability ? Score.PROBABILITY : Score.TARGET).of(request);
    ChannelMasks masks = new ChannelMasks(request, maps, params.masks());
    List<Integer> channels =
        probability ? masks.varied() : IntStream.range(0, maps.size(0)).boxed().toList();
    Rounding rounding = new Rounding(request, params.precision());
    ChannelScores scores = new ChannelScores(rounding, target, 1);
    double[] found =
        scores.of(
            channels,
            (channel, row) -> masks.mask(channel),
            masks.size(),
            scores.pace(channels, params.batch(), progress));
    Heatmap map = rounding.told(scores.map(maps, channels, probability ? found : softmax(found)));
    return probability
        ? map
        : map.with("weights", "softmax over the channels of " + map.facts().get("score"));
  }

  static double[] softmax(double[] values) {
    double max = Double.NEGATIVE_INFINITY;
    for (double v : values) {
      max = Math.max(max, v);
    }
    double sum = 0;
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.exp(values[i] - max);
      sum += out[i];
    }
    for (int i = 0; i < out.length; i++) {
      out[i] /= sum;
    }
    return out;
  }
}
