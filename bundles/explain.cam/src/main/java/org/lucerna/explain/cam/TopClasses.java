/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.cam;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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
 * CAM (Zhou et al. 2016, eq. 2) of many classes in one matrix product: those the network ranks
 * first, or all. Raw maps {@code [k, h, w]}, without bias, each named {@code class INDEX}; all in
 * one unit, so that they can be compared. Does not depend on the target.
 */
@Component
@ExplainerType(
    id = "cam-all",
    label = "CAM of all classes",
    cite = "B. Zhou et al., Learning deep features for discriminative localization, CVPR 2016",
    about = "The maps of the best or of all classes at once, to be compared with one another.",
    formula = "W A, W the class weights [classes, C]",
    cost = "F",
    traits = Trait.CLASS_AGNOSTIC,
    requires = {Capability.ACTIVATIONS, Capability.PARAMETERS},
    layers = ExplainerType.Layers.CAM,
    params = TopClassesParams.class)
public final class TopClasses implements Explainer<TopClassesParams> {

  @Override
  public Heatmap explain(ExplainRequest<TopClassesParams> request, Progress progress) {
    CamHead head = ClassWeights.head(request, "cam-all");
    float[] logits = request.probe().logits(request.picture());
    int[] classes = classes(logits, request.params().top());
    Tensor maps = request.activation();
    Tensor weights = ClassWeights.weights(request.probe(), head);
    float[] product =
        MatrixProduct.of(rows(weights, classes), maps.toArray(), classes.length, maps.size(0));
    List<String> names = IntStream.of(classes).mapToObj(c -> "class " + c).toList();
    Tensor all = Tensor.wrap(product, classes.length, maps.size(1), maps.size(2));
    return Heatmap.several(all, Heatmap.Sign.POSITIVE, names);
  }

  private static int[] classes(float[] logits, int top) {
    IntStream all = IntStream.range(0, logits.length);
    return top == 0
        ? all.toArray()
        : all.boxed()
            .sorted(Comparator.comparing((Integer c) -> logits[c]).reversed())
            .limit(top)
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** Some rows of {@code [classes, C]}. */
  private static float[] rows(Tensor weights, int[] classes) {
    int channels = weights.length() / weights.size(0);
    float[] rows = new float[classes.length * channels];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = weights.at(classes[i / channels] * channels + i % channels);
    }
    return rows;
  }
}
