/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.cam;

import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
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
import org.lucerna.vision.api.network.Network;
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
    requires = {Capability.ACTIVATIONS, Capability.PARAMETERS},
    layers = ExplainerType.Layers.CAM)
public final class ClassActivationMap implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    Probe probe = request.probe();
    CamHead head = head(probe.network());
    if (!request.layer().equals(head.layer())) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "method cam is defined at layer %s of %s (the input of its pooling), not at %s: use layer cam"
              .formatted(head.layer(), probe.network().id(), request.layer()));
    }
    Tensor weights = probe.parameter(head.classifier().path() + ".weight");
    float[] derivative = request.target().cotangent(probe.logits(request.picture()));
    return Heatmap.positive(request.activation().weightedChannelSum(combine(weights, derivative)));
  }

  /**
   * The maps of all classes at once, {@code [classes, h, w]}: one matrix product.
   *
   * @throws LucernaException (job invalid) if the network does not end in pooling and one linear
   *     layer
   */
  public static Tensor allClasses(Probe probe, int picture) {
    CamHead head = head(probe.network());
    Tensor maps = probe.activation(picture, head.layer());
    Tensor weights = probe.parameter(head.classifier().path() + ".weight");
    int classes = weights.size(0);
    float[] product =
        MatrixProduct.of(weights.toArray(), maps.toArray(), classes, weights.length() / classes);
    return Tensor.wrap(product, classes, maps.size(1), maps.size(2));
  }

  /** The class weights {@code [classes, C]} (or {@code [classes, C, 1, 1]}), combined to C. */
  private static float[] combine(Tensor weights, float[] derivative) {
    int channels = weights.length() / weights.size(0);
    float[] sum = new float[channels];
    for (int c = 0; c < derivative.length; c++) {
      if (derivative[c] != 0) {
        for (int k = 0; k < channels; k++) {
          sum[k] += derivative[c] * weights.at(c * channels + k);
        }
      }
    }
    return sum;
  }

  private static CamHead head(Network network) {
    return network
        .camHead()
        .orElseThrow(
            () ->
                new LucernaException(
                    ExitStatus.JOB_INVALID,
                    "method cam needs a network that ends in global pooling and one linear layer,"
                        + " and "
                        + network.id()
                        + " does not: train it with head gap or gmp, or use grad-cam"));
  }
}
