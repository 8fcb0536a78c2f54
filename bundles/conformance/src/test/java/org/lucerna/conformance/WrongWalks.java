/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.lucerna.conformance.Faults.fault;
import static org.lucerna.conformance.Formulas.layer;
import static org.lucerna.conformance.Formulas.map;
import static org.lucerna.conformance.Formulas.mean;
import static org.lucerna.conformance.Formulas.weighted;

import java.util.List;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.ExplainerType.Layers;
import org.lucerna.vision.api.explain.ExplainerType.Trait;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/** Mistakes in methods that walk back to the picture, or through BatchNorm and sums. */
final class WrongWalks {

  private WrongWalks() {}

  static List<Faults.Fault> toThePicture() {
    return List.of(
        input("guided backprop: functional ReLU missed", "guided-backprop", WrongWalks::gradient),
        input("guided backprop: the last ReLU alone", "guided-backprop", WrongWalks::lastRelu),
        input("deconvnet with the ReLU's own mask", "deconvnet", WrongWalks::guided),
        input("saliency without magnitudes", "saliency", WrongWalks::signedSaliency),
        input("saliency: mean over colours", "saliency", WrongWalks::meanSaliency),
        input("input x gradient: of the raw picture", "input-x-gradient", WrongWalks::shifted),
        input("integrated gradients without x - x'", "integrated-gradients", WrongWalks::gradient),
        input("guided Grad-CAM: not multiplied", "guided-grad-cam", WrongWalks::guided),
        fault(
                "integrated gradients: one step",
                "completeness",
                "integrated-gradients",
                WrongWalks::gradientTimesInput)
            .has(Trait.COMPLETE)
            .at(Layers.INPUT),
        fault(
                "DeepLIFT: a reused module's chord is the derivative",
                "completeness",
                "deep-lift",
                WrongWalks::gradientTimesInput)
            .has(Trait.COMPLETE)
            .at(Layers.INPUT));
  }

  static List<Faults.Fault> throughTheGraph() {
    return List.of(
        fault(
            "Relevance-CAM: BatchNorm divided by the variance",
            "folding",
            "relevance-cam",
            WrongWalks::varianceTwice),
        fault("FullGrad without BatchNorm's bias", "folding", "full-grad", WrongWalks::ownBiases),
        fault(
                "LRP: a sum passes all to each summand",
                "completeness",
                "lrp",
                WrongWalks::doubledAtSums)
            .has(Trait.COMPLETE),
        fault(
            "excitation: negative weights kept",
            "definition",
            "excitation-backprop",
            WrongMaps::plain));
  }

  private static Faults.Fault input(String mistake, String id, Bench.Plain explainer) {
    return fault(mistake, "definition", id, explainer).at(Layers.INPUT);
  }

  private static Heatmap gradient(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.signed(derivative(r));
  }

  private static Tensor derivative(ExplainRequest<NoParams> r) {
    return r.probe().gradient(r.picture(), Network.INPUT, r.target());
  }

  private static Heatmap lastRelu(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.signed(derivative(r).relu());
  }

  private static Heatmap guided(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.signed(
        r.probe().propagate(r.picture(), Network.INPUT, r.target(), new BackwardRule.Guided()));
  }

  private static Heatmap signedSaliency(ExplainRequest<NoParams> r, Progress p) {
    Tensor g = derivative(r);
    return Heatmap.positive(perPixel(g, (a, b) -> Math.max(a, b)));
  }

  private static Heatmap meanSaliency(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(perPixel(map(derivative(r), Math::abs), (a, b) -> a + b / 3));
  }

  private static Heatmap shifted(ExplainRequest<NoParams> r, Progress p) {
    Tensor x = map(r.probe().input(r.picture()), v -> v * 0.225 + 0.45);
    return Heatmap.signed(perPixel(times(x, derivative(r)), Double::sum));
  }

  private static Heatmap gradientTimesInput(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.signed(times(r.probe().input(r.picture()), derivative(r)));
  }

  private static Tensor times(Tensor a, Tensor b) {
    float[] out = a.toArray();
    for (int i = 0; i < out.length; i++) {
      out[i] *= b.at(i);
    }
    return Tensor.wrap(out, a.shape());
  }

  private static Tensor perPixel(Tensor colors, java.util.function.DoubleBinaryOperator join) {
    int plane = colors.size(1) * colors.size(2);
    float[] out = new float[plane];
    java.util.Arrays.fill(out, join.applyAsDouble(-1, 0) == 0 ? Float.NEGATIVE_INFINITY : 0);
    for (int i = 0; i < colors.length(); i++) {
      out[i % plane] = (float) join.applyAsDouble(out[i % plane], colors.at(i));
    }
    return Tensor.wrap(out, colors.size(1), colors.size(2));
  }

  /** Where a BatchNorm lies before the layer, channels are divided by its variance once more. */
  private static Heatmap varianceTwice(ExplainRequest<NoParams> r, Progress p) {
    Tensor g = r.gradient();
    Tensor a = layer(r);
    Node before = r.probe().network().node(r.probe().network().node(r.layer()).inputs().get(0));
    if (before.op() instanceof Op.BatchNorm) {
      Tensor variance = r.probe().parameter(before.id() + ".running_var");
      float[] divided = g.toArray();
      int plane = a.size(1) * a.size(2);
      for (int i = 0; i < divided.length; i++) {
        divided[i] /= (float) Math.sqrt(variance.at(i / plane));
      }
      g = Tensor.wrap(divided, g.shape());
    }
    return Heatmap.positive(weighted(a, g, (gk, ak) -> mean(gk)));
  }

  /** Value times derivative and bias times derivative, of convolutions' own biases alone. */
  private static Heatmap ownBiases(ExplainRequest<NoParams> r, Progress p) {
    Tensor g = r.gradient();
    Tensor a = layer(r);
    Node node = r.probe().network().node(r.layer());
    while (!(node.op() instanceof Op.Conv)) {
      node = r.probe().network().node(node.inputs().get(0));
    }
    boolean biased = ((Op.Conv) node.op()).bias();
    LayerId conv = node.id();
    int plane = a.size(1) * a.size(2);
    float[] out = new float[plane];
    for (int i = 0; i < a.length(); i++) {
      float bias = biased ? r.probe().parameter(conv + ".bias").at(i / plane) : 0;
      out[i % plane] += Math.abs(g.at(i) * a.at(i)) + Math.abs(g.at(i) * bias);
    }
    return Heatmap.positive(Tensor.wrap(out, a.size(1), a.size(2)));
  }

  /** Complete but for networks with residual sums, where everything counts twice. */
  private static Heatmap doubledAtSums(ExplainRequest<NoParams> r, Progress p) {
    Tensor a = layer(r);
    boolean sums = r.probe().network().nodes().stream().anyMatch(n -> n.op() instanceof Op.Add);
    Tensor shares = Tensor.wrap(new float[a.length()], a.shape());
    double each = r.score() / shares.length() * (sums ? 2 : 1);
    return Heatmap.positive(perPixel(map(shares, v -> each), Double::sum));
  }
}
