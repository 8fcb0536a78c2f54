/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.cam;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.network.CamHead;
import org.osgi.service.component.annotations.Component;

/**
 * Class activation maps (Zhou et al. 2016, eq. 2): {@code M_c(x, y) = sum_k w_k^c A_k(x, y)}, the
 * feature maps {@code A [C, h, w]} before the pooling, weighted by the class weights behind it. The
 * bias, which lies nowhere in the picture, is left out.
 *
 * <p>The raw map {@code [h, w]} is signed; its negative part is cut off when it is drawn. For a
 * target that is not one logit but a linear function of them, the class weights are combined
 * likewise.
 */
@Component
@ExplainerType(
    id = "cam",
    label = "CAM",
    cite = "B. Zhou et al., Learning deep features for discriminative localization, CVPR 2016",
    about = "Where the features lie that the class's score is the mean of.",
    formula = "sum_k w_k^c A_k",
    cost = "F",
    requires = {Capability.ACTIVATIONS, Capability.PARAMETERS},
    layers = ExplainerType.Layers.CAM)
public final class ClassActivationMap implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    Probe probe = request.probe();
    CamHead head = ClassWeights.head(request, "cam");
    float[] derivative = request.target().cotangent(probe.logits(request.picture()));
    float[] weights = ClassWeights.combined(ClassWeights.weights(probe, head), derivative);
    return Heatmap.positive(request.activation().weightedChannelSum(weights));
  }

  /**
   * The maps of all classes at once, {@code [classes, h, w]}: one matrix product.
   *
   * @throws org.lucerna.core.api.command.LucernaException (job invalid) if the network does not end
   *     in pooling and one linear layer
   */
  public static Tensor allClasses(Probe probe, int picture) {
    CamHead head = ClassWeights.head(probe.network(), "cam");
    Tensor maps = probe.activation(picture, head.layer());
    Tensor weights = ClassWeights.weights(probe, head);
    int classes = weights.size(0);
    float[] product =
        MatrixProduct.of(weights.toArray(), maps.toArray(), classes, weights.length() / classes);
    return Tensor.wrap(product, classes, maps.size(1), maps.size(2));
  }
}
