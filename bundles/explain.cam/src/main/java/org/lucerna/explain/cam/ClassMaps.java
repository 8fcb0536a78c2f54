/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.cam;

import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.network.CamHead;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.osgi.service.component.annotations.Component;

/**
 * The class maps that a fully convolutional classifier has of its own (Lin et al. 2014, "Network in
 * network", section 3.2; SqueezeNet): its last 1×1 convolution makes one map a class, whose mean,
 * behind a ReLU in SqueezeNet, is the logit. {@code M_c = sum_k w_k^c A_k + b_c}, the convolution's
 * own output, bias included and before any ReLU: negative cells are those the network cuts off.
 *
 * <p>Raw {@code [h, w]}. For a linear combination of logits the maps are combined likewise.
 * Computed from the convolution's input, so that no further layer is run.
 */
@Component
@ExplainerType(
    id = "class-maps",
    label = "Class maps",
    cite = "M. Lin et al., Network in network, ICLR 2014",
    about = "The network's own map of the class, of which its score is the mean.",
    formula = "sum_k w_k^c A_k + b_c",
    cost = "F",
    requires = {Capability.ACTIVATIONS, Capability.PARAMETERS},
    layers = ExplainerType.Layers.CAM,
    params = ClassMapsParams.class)
public final class ClassMaps implements Explainer<ClassMapsParams> {

  @Override
  public Heatmap explain(ExplainRequest<ClassMapsParams> request, Progress progress) {
    Probe probe = request.probe();
    CamHead head = ClassWeights.head(request, "class-maps");
    Op.Conv conv = convolution(probe.network(), head);
    float[] derivative = request.target().cotangent(probe.logits(request.picture()));
    float[] weights = ClassWeights.combined(ClassWeights.weights(probe, head), derivative);
    Tensor map = request.activation().weightedChannelSum(weights);
    boolean withBias = conv.bias() && request.params().bias();
    return Heatmap.positive(withBias ? plus(map, bias(probe, head, derivative)) : map)
        .with("bias", withBias ? "included" : "left out");
  }

  private static Op.Conv convolution(Network network, CamHead head) {
    Node classifier = network.node(head.classifier());
    if (classifier.op() instanceof Op.Conv conv) {
      return conv;
    }
    throw new LucernaException(
        ExitStatus.JOB_INVALID,
        "method class-maps needs a network whose last convolution makes the classes' maps, and %s pools layer %s first: use cam"
            .formatted(network.id(), head.layer()));
  }

  private static double bias(Probe probe, CamHead head, float[] derivative) {
    Tensor biases = probe.parameter(head.classifier().path() + ".bias");
    double sum = 0;
    for (int c = 0; c < derivative.length; c++) {
      sum += (double) derivative[c] * biases.at(c);
    }
    return sum;
  }

  private static Tensor plus(Tensor map, double bias) {
    float[] out = map.toArray();
    for (int i = 0; i < out.length; i++) {
      out[i] += (float) bias;
    }
    return Tensor.wrap(out, map.shape());
  }
}
