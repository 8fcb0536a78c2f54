/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.List;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.MapScaler;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.explain.DecoratorType;
import org.lucerna.vision.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * Guided X, as Guided Grad-CAM (Selvaraju et al. 2017, section 3.2) for any method: the map, its
 * negative part cut off, brought to the picture's size (bilinear), times guided backpropagation
 * (Springenberg et al. 2015). {@code [3, H, W]}, signed.
 */
@Component
@DecoratorType(
    id = "guided",
    label = "product with guided backpropagation",
    cite =
        "R. R. Selvaraju et al., Grad-CAM: visual explanations from deep networks via"
            + " gradient-based localization, ICCV 2017, arXiv 1610.02391",
    about = "Guided backpropagation's fine pattern, where the map is above 0.",
    cost = "1 run + B")
public final class GuidedProduct implements Decorator<NoParams> {

  @Override
  public Heatmap explain(Method method, Question question, NoParams params, Progress progress) {
    Heatmap map = Maps.requirePlane(method.explain(question, progress), "guided");
    Tensor guided =
        question
            .probe()
            .propagate(
                question.picture(), Network.INPUT, question.target(), new BackwardRule.Guided());
    Tensor mask = onPicture(map, guided.size(1), guided.size(2));
    float[] out = guided.toArray();
    for (int i = 0; i < out.length; i++) {
      out[i] *= mask.at(i % mask.length());
    }
    Heatmap onPicture = new Heatmap(map.values(), map.sign(), map.facts());
    Heatmap signed =
        Maps.remade(List.of(onPicture), Tensor.wrap(out, guided.shape()), Heatmap.Sign.SIGNED);
    return mask.max() > 0
        ? signed
        : signed.with("evidence", "no positive evidence: the map is nowhere above 0");
  }

  private static Tensor onPicture(Heatmap map, int height, int width) {
    Tensor positive = map.values().relu();
    return map.cells()
        .map(cells -> MapScaler.placed(positive, cells, height, width))
        .orElseGet(() -> MapScaler.bilinear(positive, height, width));
  }
}
