/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.perturbation.ScoreCamParams.MaskRange;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * Group-CAM (Zhang, Rao and Yang 2021, section 3): neighbouring channels are joined to G masks
 * {@code S_g = relu(sum_{k in g} mean(g_k) A_k)}, of each the largest cells are kept, and the mask
 * counts by how much the picture behind it, blurred elsewhere, is recognised better than the
 * blurred picture: {@code M = sum_g (p_c(x m_g + blur(x) (1 - m_g)) - p_c(blur(x))) m_g}.
 *
 * <p>The raw map {@code [h, w]} is what stands inside the paper's ReLU.
 */
@Component
@ExplainerType(
    id = "group-cam",
    label = "Group-CAM",
    cite =
        "Q. Zhang, L. Rao and Y. Yang, Group-CAM: group score-weighted visual explanations for deep"
            + " convolutional networks, 2021, arXiv 2103.13859",
    about =
        "Groups of Grad-CAM-weighted channels, weighed by what each adds to the blurred picture",
    formula = "relu(sum_g (p_c(x m_g + blur(x) (1 - m_g)) - p_c(blur(x))) m_g)",
    cost = "Bt + 33 F",
    requires = {Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS, Capability.SCORES},
    params = GroupCamParams.class)
public final class GroupCam implements Explainer<GroupCamParams> {

  @Override
  public Heatmap explain(ExplainRequest<GroupCamParams> request, Progress progress) {
    Tensor maps = Planes.of(request, "group-cam");
    ChannelMasks masks = new ChannelMasks(request, maps, MaskRange.AFTER_STRETCHING);
    List<Tensor> groups = new ArrayList<>();
    groups.add(Tensor.wrap(new float[maps.size(1) * maps.size(2)], maps.size(1), maps.size(2)));
    for (float[] joined : joined(maps, request.gradient().channelMeans(), request.params())) {
      float[] mask = masks.normalised(joined);
      if (IntStream.range(0, mask.length).anyMatch(i -> mask[i] != 0)) {
        groups.add(Tensor.wrap(mask, maps.size(1), maps.size(2)));
      }
    }
    Target target = Score.PROBABILITY.of(request);
    MaskedScores runs = new MaskedScores(request, Network.INPUT, target, Baseline.BLUR.of(request));
    // The mask of zeros in front shows the blurred picture alone.
    double[] scores =
        runs.run(
            0,
            groups.size(),
            (from, to) -> Tensor.stack(groups.subList(from, to)),
            new MaskedScores.Pace(request.params().batch(), groups.size(), progress));
    Heatmap map = Heatmap.positive(sum(groups, scores));
    return Facts.add(map, target, scores)
        .with("groups", "%d of %d".formatted(groups.size() - 1, request.params().groups()));
  }

  /** The groups' maps, rectified, with small values cut off. */
  private static List<float[]> joined(Tensor maps, float[] weights, GroupCamParams params) {
    int channels = weights.length;
    int plane = maps.size(1) * maps.size(2);
    // torch.chunk, as the authors' code: groups of equal size, of which fewer may be needed.
    int size = (channels + params.groups() - 1) / params.groups();
    List<float[]> joined = new ArrayList<>();
    for (int first = 0; first < channels; first += size) {
      double[] sum = new double[plane];
      for (int k = first; k < Math.min(channels, first + size); k++) {
        for (int i = 0; i < plane; i++) {
          sum[i] += (double) weights[k] * maps.at(k * plane + i);
        }
      }
      joined.add(denoised(sum, params.keep()));
    }
    return joined;
  }

  private static float[] denoised(double[] values, double keep) {
    double[] positive = Arrays.stream(values).map(v -> Math.max(0, v)).toArray();
    double threshold = percentile(positive, 1 - keep);
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = positive[i] > threshold ? (float) positive[i] : 0;
    }
    return out;
  }

  /** Between neighbours linear, as numpy's. */
  private static double percentile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = share * (sorted.length - 1);
    int low = (int) at;
    int high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
  }

  private static Tensor sum(List<Tensor> groups, double[] scores) {
    Tensor zero = groups.get(0);
    double[] sum = new double[zero.length()];
    for (int g = 1; g < groups.size(); g++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (scores[g] - scores[0]) * groups.get(g).at(i);
      }
    }
    float[] out = new float[sum.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) sum[i];
    }
    return Tensor.wrap(out, zero.shape());
  }
}
