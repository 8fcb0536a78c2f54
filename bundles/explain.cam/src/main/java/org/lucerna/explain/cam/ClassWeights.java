/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.cam;

import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.CamHead;
import org.lucerna.vision.api.network.Network;

/** Where a network's class weights lie, and what a target makes of them. */
final class ClassWeights {

  private ClassWeights() {}

  /**
   * @throws LucernaException (job invalid) if the network does not end in pooling and one linear
   *     layer
   */
  static CamHead head(Network network, String method) {
    return network
        .camHead()
        .orElseThrow(
            () ->
                new LucernaException(
                    ExitStatus.JOB_INVALID,
                    "method %s needs a network that ends in global pooling and one linear layer, and %s does not: train it with head gap or gmp, or use grad-cam"
                        .formatted(method, network.id())));
  }

  /**
   * The head, asked about at its layer.
   *
   * @throws LucernaException (job invalid) also if another layer is asked for, or the target is not
   *     read from the classes
   */
  static CamHead head(ExplainRequest<?> request, String method) {
    Network network = request.probe().network();
    CamHead head = head(network, method);
    if (!request.layer().equals(head.layer())) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "method %s is defined at layer %s of %s (the input of its pooling), not at %s: use layer cam"
              .formatted(method, head.layer(), network.id(), request.layer()));
    }
    if (request.target().layer().isPresent()) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "method %s explains classes of %s by their weights at layer %s, and the target is read from layer %s: use grad-cam"
              .formatted(method, network.id(), head.layer(), request.readLayer()));
    }
    return head;
  }

  /** {@code [classes, C]}, or {@code [classes, C, 1, 1]}. */
  static Tensor weights(Probe probe, CamHead head) {
    return probe.parameter(head.classifier().path() + ".weight");
  }

  /** The weights of what the target adds up: those of its class, or a linear combination. */
  static float[] combined(Tensor weights, float[] derivative) {
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
}
