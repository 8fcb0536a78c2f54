/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.Responses;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Macs;
import org.lucerna.vision.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * Ablation-CAM (Desai and Ramaswamy 2020, eq. 3 and 4): {@code M = sum_k w_k A_k}, the weight of a
 * feature map being the drop of the target's score when the map is set to 0, {@code y - y_k}. The
 * paper divides by y, which only scales the map where y is above 0 and turns it over where y is
 * below; here it is left out.
 *
 * <p>The raw map {@code [h, w]} is what stands inside the paper's ReLU.
 */
@Component
@ExplainerType(
    id = "ablation-cam",
    label = "Ablation-CAM",
    cite =
        "S. Desai and H. G. Ramaswamy, Ablation-CAM: visual explanations for deep convolutional"
            + " network via gradient-free localization, WACV 2020",
    about = "Feature maps weighed by what the target loses without each",
    formula = "relu(sum_k (y - y(A_k = 0)) A_k)",
    cost = "C Ft",
    requires = {Capability.ACTIVATIONS, Capability.SCORES},
    params = BatchParams.class)
public final class AblationCam implements Explainer<BatchParams> {

  /** In forward passes: what may be asked at once, so that cancelling is heard soon. */
  private static final int AT_ONCE = 8;

  @Override
  public Heatmap explain(ExplainRequest<BatchParams> request, Progress progress) {
    Tensor maps = Planes.of(request, "ablation-cam");
    Planes.requireBefore(request, "ablation-cam");
    Target target = request.fixedTarget();
    Rounding rounding = new Rounding(request, request.params().precision());
    Answer answer =
        isCheap(request, maps.size(0))
            ? atOnce(request, target)
            : inBatches(request, rounding, progress);
    progress.step(maps.size(0), maps.size(0));
    float[] weights = new float[maps.size(0)];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (float) (request.score() - answer.scores[k]);
    }
    Heatmap map = Heatmap.positive(maps.weightedChannelSum(weights));
    return rounding.told(Facts.shortcut(Facts.add(map, target, answer.scores), answer.shortcut));
  }

  private record Answer(double[] scores, Optional<String> shortcut) {}

  /** Whether a tail for each channel costs no more than a few forward passes. */
  private static boolean isCheap(ExplainRequest<?> request, int channels) {
    Network network = request.probe().network();
    Map<LayerId, Long> cost = Macs.of(network);
    long tail =
        network.tail(request.layer()).stream()
            .mapToLong(node -> cost.getOrDefault(node.id(), 0L))
            .sum();
    return (double) channels * tail <= (double) AT_ONCE * Macs.total(network);
  }

  /** The backend may know a way that is shorter than a tail for each channel. */
  private static Answer atOnce(ExplainRequest<?> request, Target target) {
    Responses all = request.perturbed(new Perturbation.ChannelAblation());
    return new Answer(MaskedScores.scores(all.values(), target), all.shortcut());
  }

  private static Answer inBatches(
      ExplainRequest<BatchParams> request, Rounding rounding, Progress progress) {
    Target target = request.fixedTarget();
    int channels = request.activation().size(0);
    int batch = request.params().batch();
    double[] scores = new double[channels];
    Optional<String> shortcut = Optional.empty();
    for (int from = 0; from < channels; from += batch) {
      int rows = Math.min(batch, channels - from);
      int first = from;
      Responses some =
          rounding.run(request.layer(), to -> without(first, to, channels), rows, target);
      System.arraycopy(MaskedScores.scores(some.values(), target), 0, scores, from, rows);
      shortcut = some.shortcut();
      progress.step(from + rows, channels);
    }
    return new Answer(scores, shortcut);
  }

  /** One channel's factor is 0 in each row, the others' 1. */
  private static Perturbation without(int from, int rows, int channels) {
    float[] factors = new float[rows * channels];
    Arrays.fill(factors, 1);
    for (int row = 0; row < rows; row++) {
      factors[row * channels + from + row] = 0;
    }
    return new Perturbation.ChannelFactors(Tensor.wrap(factors, rows, channels));
  }
}
