/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.explain.ExplainerType.Trait;
import org.lucerna.vision.api.network.CamHead;
import org.osgi.service.component.annotations.Component;

/**
 * Deep feature factorisation (Collins et al. 2018, eq. 1 and 2) of one picture: the layer's values,
 * {@code [cells, C]}, as a product of non-negative factors {@code H [cells, k]} and {@code W [k,
 * C]}. Each column of H is the map of a concept, each row of W what it looks like to the network.
 * At layer {@code cam} W is pushed through the class weights, without their bias: a concept is
 * named after the class its features speak for most.
 *
 * <p>Raw maps {@code [k, h, w]}, none negative, in the layer's unit, strongest first. Does not
 * depend on the target. Deterministic; see {@link Factorization}. Negative values count as 0.
 */
@Component
@ExplainerType(
    id = "dff",
    label = "Deep feature factorisation",
    cite = "E. Collins et al., Deep feature factorization for concept discovery, ECCV 2018",
    about = "The layer taken apart into a few concepts, each with its map and its class.",
    formula = "A [cells, C] ~ H [cells, k] W [k, C], none negative; the columns of H",
    cost = "F + a factorisation of the layer",
    traits = {Trait.CLASS_AGNOSTIC, Trait.NON_NEGATIVE_LAYERS},
    requires = {Capability.ACTIVATIONS, Capability.PARAMETERS},
    params = DeepFeatureFactorizationParams.class)
public final class DeepFeatureFactorization implements Explainer<DeepFeatureFactorizationParams> {

  @Override
  public Heatmap explain(
      ExplainRequest<DeepFeatureFactorizationParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "dff");
    DeepFeatureFactorizationParams params = request.params();
    int concepts = Math.min(params.concepts(), Math.min(maps.channels(), maps.plane()));
    FeatureMaps positive = new FeatureMaps(request.activation().relu());
    Factorization found = Factorization.of(positive, concepts, params.rounds(), progress);
    List<Tensor> planes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int j = 0; j < concepts; j++) {
      planes.add(maps.plane(found.cells()[j]));
      names.add("concept " + (j + 1) + label(request, found.features()[j]));
    }
    double left = found.errors().get(found.errors().size() - 1);
    Heatmap map =
        Heatmap.several(Tensor.stack(planes), Heatmap.Sign.POSITIVE, names)
            .with(
                "not explained by the concepts",
                String.format(Locale.ROOT, "%.1f %% of the layer's norm", 100 * left));
    return maps.hasNegative()
        ? map.with("warning", "this layer has negative values: they were taken as 0")
        : map;
  }

  /** {@code ": class 7"} where the layer's features have class weights, else nothing. */
  private static String label(
      ExplainRequest<DeepFeatureFactorizationParams> request, double[] features) {
    return request
        .probe()
        .network()
        .camHead()
        .filter(head -> head.layer().equals(request.layer()))
        .map(head -> ": class " + classOf(weights(request, head), features))
        .orElse("");
  }

  private static Tensor weights(
      ExplainRequest<DeepFeatureFactorizationParams> request, CamHead head) {
    return request.probe().parameter(head.classifier().path() + ".weight");
  }

  private static int classOf(Tensor weights, double[] features) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < weights.size(0); c++) {
      double score = 0;
      for (int k = 0; k < features.length; k++) {
        score += weights.at(c * features.length + k) * features[k];
      }
      if (score > most) {
        most = score;
        best = c;
      }
    }
    return best;
  }
}
