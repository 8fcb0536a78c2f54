/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.lucerna.conformance.Faults.fault;
import static org.lucerna.conformance.Formulas.cells;
import static org.lucerna.conformance.Formulas.gradCam;
import static org.lucerna.conformance.Formulas.layer;
import static org.lucerna.conformance.Formulas.map;
import static org.lucerna.conformance.Formulas.mean;
import static org.lucerna.conformance.Formulas.sum;
import static org.lucerna.conformance.Formulas.weighted;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.ExplainerType.Layers;

/** Mistakes in methods that weigh feature maps by derivatives. */
final class WrongMaps {

  private WrongMaps() {}

  static List<Faults.Fault> ofTargets() {
    return List.of(
        fault("softmax instead of logit", "logit", "grad-cam", WrongMaps::softmax),
        fault("softmax instead of logit: saturates", "saturated", "grad-cam", WrongMaps::softmax),
        fault("softmax instead of logit: scale", "scaling", "grad-cam", WrongMaps::softmax),
        fault("log-probability in an unknown method", "logit", "my-cam", WrongMaps::logarithm),
        fault("overflow of exp(y) (tf-keras-vis)", "saturated", "grad-cam++", WrongMaps::exp),
        fault("counterfactual: complement", "definition", "counterfactual", WrongMaps::complement),
        fault("always the predicted class", "classes", "my-cam", WrongMaps::predicted));
  }

  static List<Faults.Fault> ofWeights() {
    return List.of(
        fault("HiResCAM that is Grad-CAM", "definition", "hires-cam", WrongMaps::plain),
        fault("++: 1e-6 swamps g^2 (pytorch-grad-cam)", "definition", "grad-cam++", WrongMaps::eps),
        fault("++: alpha not divided (torch-cam)", "definition", "grad-cam++", WrongMaps::noAlpha),
        fault("++: sum of A g^3 (torch-cam)", "definition", "grad-cam++", WrongMaps::cubes),
        fault("++: mean of A (xplique)", "definition", "grad-cam++", WrongMaps::meanOfA),
        fault("XGrad-CAM: divides by 0", "dead", "xgrad-cam", WrongMaps::noGuard),
        fault("element-wise: is LayerCAM", "definition", "element-wise", WrongMaps::layerCam),
        fault("EigenCAM: turned over", "orientation", "eigen-cam", WrongMaps::turned),
        fault("EigenCAM: centred", "definition", "eigen-cam", WrongMaps::centred));
  }

  static List<Faults.Fault> ofPictures() {
    return List.of(
        fault("CAM: rectified beforehand", "definition", "cam", WrongMaps::rectified),
        fault("CAM without its head", "refusal", "cam", WrongMaps::plain).at(Layers.CAM),
        fault("brought to 0 to 1", "scaling", "grad-cam", WrongMaps::normalised),
        fault("normalised without guard: 0/0", "dead", "my-cam", WrongMaps::unguarded),
        fault("normalised without guard: one colour", "flat", "my-cam", WrongMaps::unguarded),
        fault("stretched to nearest neighbours", "definition", "grad-cam", WrongMaps::enlarged),
        fault("transposed", "orientation", "my-cam", WrongMaps::transposed),
        fault("transposed: not square", "shape", "my-cam", WrongMaps::transposed),
        fault("mirrored", "orientation", "my-cam", WrongMaps::mirrored),
        fault("inverted colours (MONAI)", "orientation", "my-cam", WrongMaps::inverted),
        fault("blank where all is negative", "negative", "my-cam", WrongMaps::blank),
        fault("rectified where the target is negative", "negation", "grad-cam", WrongMaps::blank));
  }

  static Heatmap plain(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(gradCam(r));
  }

  private static Heatmap softmax(ExplainRequest<NoParams> r, Progress p) {
    return of(r, ProbabilityTarget.Scale.PROBABILITY);
  }

  private static Heatmap logarithm(ExplainRequest<NoParams> r, Progress p) {
    return of(r, ProbabilityTarget.Scale.LOG);
  }

  private static Heatmap of(ExplainRequest<NoParams> r, ProbabilityTarget.Scale scale) {
    return about(r, new ProbabilityTarget(r.target(), scale));
  }

  private static Heatmap predicted(ExplainRequest<NoParams> r, Progress p) {
    return about(r, Target.predicted());
  }

  private static Heatmap about(ExplainRequest<NoParams> r, Target target) {
    Tensor g = r.probe().gradient(r.picture(), r.layer(), target);
    return Heatmap.positive(weighted(layer(r), g, (gk, ak) -> mean(gk)));
  }

  private static Heatmap exp(ExplainRequest<NoParams> r, Progress p) {
    float factor = (float) Math.exp(r.score());
    return Heatmap.positive(
        weighted(r, (g, a) -> cells(g, i -> g[i] <= 0 ? 0 : g[i] / (2 + sum(a) * g[i])))
            .times(factor));
  }

  private static Heatmap complement(ExplainRequest<NoParams> r, Progress p) {
    Tensor m = gradCam(r);
    return Heatmap.positive(map(m, v -> m.max() - v));
  }

  private static Heatmap eps(ExplainRequest<NoParams> r, Progress p) {
    return plusPlus(r, (g, third) -> g * g / (2 * g * g + third + 1e-6));
  }

  private static Heatmap noAlpha(ExplainRequest<NoParams> r, Progress p) {
    return plusPlus(r, (g, third) -> g * g);
  }

  /**
   * @param alpha from the derivative and the sum of A times its third power
   */
  private static Heatmap plusPlus(ExplainRequest<NoParams> r, DoubleBinaryOperator alpha) {
    return Heatmap.positive(
        weighted(
            r,
            (g, a) ->
                cells(
                    g,
                    i ->
                        g[i] <= 0
                            ? 0
                            : alpha.applyAsDouble(g[i], sum(a) * Math.pow(g[i], 3)) * g[i])));
  }

  private static Heatmap cubes(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(
        weighted(
            r,
            (g, a) -> {
              double sum = cells(g, i -> a[i] * Math.pow(g[i], 3));
              return cells(g, i -> g[i] <= 0 ? 0 : Math.pow(g[i], 3) / (2 * g[i] * g[i] + sum));
            }));
  }

  private static Heatmap meanOfA(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(
        weighted(r, (g, a) -> cells(g, i -> g[i] <= 0 ? 0 : g[i] / (2 + mean(a) * g[i]))));
  }

  private static Heatmap noGuard(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(weighted(r, (g, a) -> cells(g, i -> g[i] * a[i]) / sum(a)));
  }

  private static Heatmap layerCam(ExplainRequest<NoParams> r, Progress p) {
    Tensor a = layer(r);
    Tensor g = r.gradient();
    int plane = a.size(1) * a.size(2);
    float[] out = new float[plane];
    for (int i = 0; i < a.length(); i++) {
      out[i % plane] += Math.max(0, g.at(i)) * a.at(i);
    }
    return Heatmap.positive(Tensor.wrap(out, a.size(1), a.size(2)));
  }

  private static Heatmap turned(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(map(PrincipalComponent.of(centredValues(r)), v -> -v).relu());
  }

  private static Heatmap centred(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(PrincipalComponent.of(centredValues(r)));
  }

  private static Tensor centredValues(ExplainRequest<NoParams> r) {
    Tensor a = layer(r);
    float[] means = a.channelMeans();
    float[] values = a.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] -= means[i / (values.length / means.length)];
    }
    return Tensor.wrap(values, a.shape());
  }

  private static Heatmap rectified(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(gradCam(r).relu());
  }

  private static Heatmap blank(ExplainRequest<NoParams> r, Progress p) {
    return new Heatmap(gradCam(r).relu(), Heatmap.Sign.POSITIVE, Map.of());
  }

  private static Heatmap normalised(ExplainRequest<NoParams> r, Progress p) {
    Tensor m = gradCam(r);
    return Heatmap.positive(map(m, v -> (v - m.min()) / (m.max() - m.min() + 1e-8)));
  }

  private static Heatmap unguarded(ExplainRequest<NoParams> r, Progress p) {
    Tensor m = gradCam(r);
    return Heatmap.positive(map(m, v -> (v - m.min()) / (m.max() - m.min())));
  }

  private static Heatmap enlarged(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(Formulas.nearest(gradCam(r), Specimens.SIDE));
  }

  private static Heatmap transposed(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(Formulas.transposed(gradCam(r)));
  }

  private static Heatmap mirrored(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(Formulas.mirrored(gradCam(r)));
  }

  private static Heatmap inverted(ExplainRequest<NoParams> r, Progress p) {
    return Heatmap.positive(gradCam(r).times(-1));
  }
}
