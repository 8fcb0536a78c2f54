/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.gradcam.FullGradParams.Rescale;
import org.lucerna.vision.api.compute.BackwardPass;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.osgi.service.component.annotations.Component;

/**
 * FullGrad (Srinivas and Fleuret 2019, eq. 8): {@code M = psi(x * dy/dx) + sum_l sum_c psi(b *
 * dy/db)} over all layers with a bias, explicit or implied (BatchNorm's {@code beta - mu gamma /
 * sigma}, the tangents of activations that are not linear in pieces); {@code psi} takes the
 * absolute value, brings it to 0 to 1 and stretches it to the picture, bilinear with half-pixel
 * centres.
 *
 * <p>On every run the decomposition is checked, {@code y = x.dy/dx + sum of all bias terms}
 * (proposition 1), before anything is made absolute; the facts name the residual. Biases that lie
 * nowhere in the picture (behind the pooling) count in the sum, not in the map.
 *
 * <p>Raw {@code [H, W]} of the picture, none negative, whatever layer is asked for.
 */
@Component
@ExplainerType(
    id = "full-grad",
    label = "FullGrad",
    cite =
        "S. Srinivas and F. Fleuret, Full-gradient representation for neural network"
            + " visualization, NeurIPS 2019",
    about = "Where the score comes from, pixels and biases of all layers together.",
    formula = "psi(x * dy/dx) + sum over layers and channels of psi(b * dy/db)",
    cost = "F + B; one more F where activations are smooth",
    requires = {
      Capability.ACTIVATIONS,
      Capability.PARAMETERS,
      Capability.BACKWARD_RULES,
      Capability.FORKS
    },
    layers = ExplainerType.Layers.INPUT,
    params = FullGradParams.class)
public final class FullGrad implements Explainer<FullGradParams> {

  /** Of the score or the largest part, whichever is larger: beyond it something is missing. */
  private static final double LARGEST_RESIDUAL = 1e-4;

  @Override
  public Heatmap explain(ExplainRequest<FullGradParams> request, Progress progress) {
    Probe probe = request.probe();
    Network network = probe.network();
    LayerId read = request.readLayer();
    BiasTerms biases = new BiasTerms(network.trunk(read), probe::parameter);
    Tensor start = start(request, read);
    Map<LayerId, Tensor> gradients = gradients(request, biases, start);
    Tensor picture = probe.input(request.picture());
    boolean byChannel = request.params().rescale() == Rescale.CHANNEL;
    FullGradSum sum = new FullGradSum(picture.size(1), picture.size(2), byChannel);
    sum.add(product(gradients.get(Network.INPUT), picture), picture.shape(), false);
    Set<LayerId> needed = biases.valuesNeeded();
    if (needed.isEmpty()) {
      addBiases(biases, gradients, sum, layer -> picture);
    } else {
      ProbePlan plan = new ProbePlan(Tensor.stack(List.of(picture)), needed, List.of(List.of()));
      try (Probe fork = probe.fork(plan)) {
        addBiases(biases, gradients, sum, layer -> fork.activation(0, layer));
      }
    }
    double score = 0;
    float[] values = probe.values(request.picture(), request.target());
    for (int i = 0; i < values.length; i++) {
      score += (double) start.at(i) * values[i];
    }
    return checked(sum, score);
  }

  private static Tensor start(ExplainRequest<FullGradParams> request, LayerId read) {
    Tensor values = request.probe().activation(request.picture(), read);
    return Tensor.wrap(request.fixedTarget().cotangent(values.toArray()), values.shape());
  }

  /** The derivatives by the picture and by the outputs of all layers with a bias, in one walk. */
  private static Map<LayerId, Tensor> gradients(
      ExplainRequest<FullGradParams> request, BiasTerms biases, Tensor start) {
    Set<LayerId> to = new LinkedHashSet<>(Set.of(Network.INPUT));
    biases.layers().forEach(node -> to.add(node.id()));
    LayerId read = request.readLayer();
    to.remove(read);
    BackwardPass pass = new BackwardPass(read, start, to, new BackwardRule.Gradient());
    Map<LayerId, Tensor> found = new HashMap<>(request.probe().propagate(request.picture(), pass));
    found.put(read, start);
    return found;
  }

  private static void addBiases(
      BiasTerms biases,
      Map<LayerId, Tensor> gradients,
      FullGradSum sum,
      Function<LayerId, Tensor> values) {
    for (Node node : biases.layers()) {
      Tensor gradient = gradients.get(node.id());
      float[] term = biases.term(node, gradient, values);
      sum.add(term, gradient.shape(), biases.isChannelsLast(node));
    }
  }

  private static float[] product(Tensor a, Tensor b) {
    float[] out = a.toArray();
    for (int i = 0; i < out.length; i++) {
      out[i] *= b.at(i);
    }
    return out;
  }

  private static Heatmap checked(FullGradSum sum, double score) {
    double residual = Math.abs(score - sum.total());
    double scale = Math.max(Math.abs(score), sum.largest());
    String text =
        String.format(
            Locale.ROOT,
            "score %.6g, gradient times input and biases %.6g, residual %.1e",
            score,
            sum.total(),
            residual);
    Heatmap map = Heatmap.positive(sum.map()).with("completeness", text);
    return residual <= LARGEST_RESIDUAL * scale
        ? map
        : map.with(
            "warning", "the parts do not sum to the score: a layer has a bias not known here");
  }
}
