/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import java.util.Arrays;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardPass;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.LayerId;

/** What the methods of this bundle have in common. */
final class Planes {

  private Planes() {}

  /**
   * A layer's values.
   *
   * @throws LucernaException (job invalid) if it has no height and width
   */
  static Tensor values(ExplainRequest<?> request, LayerId layer, String method) {
    Tensor values = request.probe().activation(request.picture(), layer);
    if (values.rank() != 3 || values.size(1) * values.size(2) == 1) {
      throw refusal(
          "method %s needs a layer with feature maps, and %s of %s gives %d values without height and width: use layer last"
              .formatted(method, layer, request.probe().network().id(), values.length()));
    }
    return values;
  }

  static LucernaException refusal(String sentence) {
    return new LucernaException(ExitStatus.JOB_INVALID, sentence);
  }

  /** One walk to one layer. */
  static Tensor walk(ExplainRequest<?> request, LayerId from, Tensor start, Way way) {
    BackwardPass pass = new BackwardPass(from, start, Set.of(way.to()), way.rule());
    return request.probe().propagate(request.picture(), pass).get(way.to());
  }

  /** Where a walk goes, and how. */
  record Way(LayerId to, BackwardRule rule) {}

  /** {@code [C, h, w]} to {@code [h, w]}. */
  static Tensor channelSum(Tensor values) {
    float[] ones = new float[values.size(0)];
    Arrays.fill(ones, 1);
    return values.weightedChannelSum(ones);
  }

  /**
   * What the score is made of where it is read: each value times the score's derivative by it, for
   * a class its logit.
   */
  static Tensor score(ExplainRequest<?> request) {
    Tensor values = request.probe().activation(request.picture(), request.readLayer());
    float[] parts = values.toArray();
    float[] derivative = request.fixedTarget().cotangent(parts);
    for (int i = 0; i < parts.length; i++) {
      parts[i] *= derivative[i];
    }
    return Tensor.wrap(parts, values.shape());
  }
}
