/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.osgi.annotation.versioning.ConsumerType;

/** The changing side of a model: one optimiser, one step at a time. Confined to one thread. */
@ConsumerType
public interface Learner extends AutoCloseable {

  /**
   * How to learn.
   *
   * @param from steps are given this layer's values; Network.INPUT for pictures
   * @param trained names of the parameters that change; BatchNorm layers whose weight is not among
   *     them use their running statistics
   * @param dropout whether dropout layers are active
   * @param seed with the step's number decides what dropout drops
   */
  record Setup(LayerId from, Set<String> trained, Optimizer optimizer, boolean dropout, long seed) {
    public Setup {
      trained = Set.copyOf(trained);
    }
  }

  /**
   * A step's figures in training mode, before the parameters changed.
   *
   * @param loss mean cross-entropy of the batch, natural logarithm
   * @param correct number of pictures whose largest logit is their label's
   */
  record Step(double loss, int correct) {}

  /**
   * One step of softmax cross-entropy.
   *
   * @param values {@code [N, ...]} of the layer learning begins at
   * @param number of the step since training began; repeats of a number repeat its dropout
   */
  Step train(Tensor values, int[] labels, double learningRate, long number);

  /** Momentum and the like by parameter name and kind, for resuming. */
  Map<String, Tensor> state();

  /** Puts back what {@link #state()} gave. */
  void restore(Map<String, Tensor> state);

  @Override
  void close();
}
