/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.lucerna.conformance.Formulas.ablated;
import static org.lucerna.conformance.Formulas.layer;
import static org.lucerna.conformance.Formulas.map;
import static org.lucerna.conformance.Formulas.masked;
import static org.lucerna.conformance.Formulas.masks;
import static org.lucerna.conformance.Formulas.probability;
import static org.lucerna.conformance.Formulas.softmax;
import static org.lucerna.conformance.Formulas.weighted;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.lucerna.conformance.Formulas.Stretching;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.ExplainerType.Trait;

/** Mistakes in methods that ask what the network says to something else. */
final class WrongScores {

  private WrongScores() {}

  static List<Faults.Fault> ofMasks() {
    return List.of(
        fault(
            "Score-CAM: softmax over channels (pytorch-grad-cam)",
            "definition",
            "score-cam",
            WrongScores::softmaxOverChannels),
        fault("Score-CAM: logits", "definition", "score-cam", WrongScores::logits),
        fault("Score-CAM: aligned corners", "definition", "score-cam", WrongScores::aligned),
        fault("Score-CAM: nearest neighbours", "definition", "score-cam", WrongScores::nearest),
        fault("Score-CAM: constant channels", "dead", "score-cam", WrongScores::scoreCam),
        fault(
            "IS-CAM: coefficients add up to 5.5 (torch-cam)",
            "masks",
            "is-cam",
            WrongScores::adding),
        fault("IS-CAM: coefficients, in the map", "definition", "is-cam", WrongScores::adding),
        fault("SS-CAM: noise of 2 on masks (torch-cam)", "masks", "ss-cam", WrongScores::noisy));
  }

  static List<Faults.Fault> ofLayers() {
    return List.of(
        fault(
            "Ablation-CAM: turned over below 0",
            "definition",
            "ablation-cam",
            WrongScores::divided),
        fault(
            "Ablation-CAM: divided by the score", "scaling", "ablation-cam", WrongScores::divided),
        fault(
            "Ablation-CAM: min - 1e7 (pytorch-grad-cam)",
            "definition",
            "ablation-cam",
            WrongScores::farBelow),
        fault("Recipro-CAM: bias left in", "shift", "recipro-cam", WrongScores::cellsAlone),
        fault("class switches under masks", "fixed", "my-masks", WrongScores::switching),
        fault("LIME: another segmentation each time", "seed", "lime", WrongScores::unseeded)
            .has(Trait.RANDOM),
        fault("draws without saying so", "seed", "my-masks", WrongScores::drawn),
        fault("says it draws and does not", "seed", "my-masks", WrongScores::farBelow)
            .has(Trait.RANDOM),
        Faults.fault(
                "Smooth Grad-CAM++: the last noise alone counts (torch-cam)",
                "convergence",
                "smooth-grad-cam++",
                new LastNoiseOnly())
            .has(Trait.RANDOM)
            .with(LastNoiseOnly.Params.class));
  }

  private static Faults.Fault fault(
      String mistake, String check, String id, Bench.Plain explainer) {
    return Faults.fault(mistake, check, id, explainer)
        .using(Capability.ACTIVATIONS, Capability.SCORES);
  }

  private static Heatmap softmaxOverChannels(ExplainRequest<NoParams> r, Progress p) {
    Tensor masks = masks(r, Stretching.HALF_PIXEL);
    return Heatmap.positive(weighted(layer(r), softmax(masked(r, r.fixedTarget(), masks))));
  }

  private static Heatmap logits(ExplainRequest<NoParams> r, Progress p) {
    Tensor masks = masks(r, Stretching.HALF_PIXEL);
    return Heatmap.positive(weighted(layer(r), masked(r, r.fixedTarget(), masks)));
  }

  private static Heatmap aligned(ExplainRequest<NoParams> r, Progress p) {
    return scoreCam(r, Stretching.ALIGNED_CORNERS);
  }

  private static Heatmap nearest(ExplainRequest<NoParams> r, Progress p) {
    return scoreCam(r, Stretching.NEAREST);
  }

  private static Heatmap scoreCam(ExplainRequest<NoParams> r, Progress p) {
    return scoreCam(r, Stretching.HALF_PIXEL);
  }

  private static Heatmap scoreCam(ExplainRequest<NoParams> r, Stretching stretching) {
    return Heatmap.positive(weighted(layer(r), masked(r, probability(r), masks(r, stretching))));
  }

  private static Heatmap adding(ExplainRequest<NoParams> r, Progress p) {
    Tensor masks = masks(r, Stretching.HALF_PIXEL);
    double[] weights = new double[masks.size(0)];
    float coefficient = 0;
    for (int j = 1; j <= 10; j++) {
      coefficient += j / 10f;
      double[] scores = masked(r, probability(r), masks.times(coefficient));
      Arrays.setAll(weights, k -> weights[k] + scores[k] / 10);
    }
    return Heatmap.positive(weighted(layer(r), weights));
  }

  private static Heatmap noisy(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(drawn(r, new Random(r.seed()), 2));
  }

  private static Heatmap unseeded(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(drawn(r, new Random(), 0.1));
  }

  private static Heatmap drawn(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(drawn(r, new Random(r.seed()), 0.1));
  }

  private static Tensor drawn(ExplainRequest<NoParams> r, Random random, double deviation) {
    Tensor masks = map(masks(r, Stretching.HALF_PIXEL), v -> v + deviation * random.nextGaussian());
    return weighted(layer(r), masked(r, probability(r), masks));
  }

  private static Heatmap divided(ExplainRequest<NoParams> r, Progress p) {
    double score = r.score();
    double[] weights = Arrays.stream(ablated(r, 0)).map(y -> (score - y) / score).toArray();
    return Heatmap.positive(weighted(layer(r), weights));
  }

  private static Heatmap farBelow(ExplainRequest<NoParams> r, Progress p) {
    double score = r.score();
    double[] others = ablated(r, layer(r).min() - 1e7f);
    return Heatmap.positive(
        weighted(layer(r), Arrays.stream(others).map(y -> score - y).toArray()));
  }

  private static Heatmap cellsAlone(ExplainRequest<NoParams> r, Progress p) {
    Tensor a = layer(r);
    int plane = a.size(1) * a.size(2);
    float[] masks = new float[plane * plane];
    for (int i = 0; i < plane; i++) {
      masks[i * plane + i] = 1;
    }
    Perturbation alone = new Perturbation.Masks(Tensor.wrap(masks, plane, a.size(1), a.size(2)));
    double[] scores = r.scores(r.perturbed(alone));
    float[] out = new float[plane];
    for (int i = 0; i < plane; i++) {
      out[i] = (float) scores[i];
    }
    return Heatmap.positive(Tensor.wrap(out, a.size(1), a.size(2)));
  }

  private static Heatmap switching(ExplainRequest<NoParams> r, Progress p) {
    Tensor masks = map(masks(r, Stretching.HALF_PIXEL), v -> Double.isNaN(v) ? 0 : v);
    Target ranked = new ProbabilityTarget(r.target(), ProbabilityTarget.Scale.PROBABILITY);
    return Heatmap.positive(weighted(layer(r), masked(r, ranked, masks)));
  }
}
