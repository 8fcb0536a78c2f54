/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;
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
   * @param objective what is made small
   * @param rateFactors by parameter: its share of the learning rate; 1 for those not listed
   * @param largestNorm gradients are scaled down together so that their Euclidean norm does not
   *     exceed this, as torch.nn.utils.clip_grad_norm_ does; infinite where they are left alone
   */
  record Setup(
      LayerId from,
      Set<String> trained,
      Optimizer optimizer,
      boolean dropout,
      long seed,
      Objective objective,
      Map<String, Double> rateFactors,
      double largestNorm) {

    /**
     * @throws IllegalArgumentException if a factor is negative or the norm not above 0
     */
    public Setup {
      trained = Set.copyOf(trained);
      rateFactors = Map.copyOf(rateFactors);
      if (!(largestNorm > 0) || rateFactors.values().stream().anyMatch(f -> !(f >= 0))) {
        throw new IllegalArgumentException(
            "largest norm %s, factors %s".formatted(largestNorm, rateFactors));
      }
    }

    /** Mean cross-entropy, one rate for all, gradients as they are. */
    public Setup(
        LayerId from, Set<String> trained, Optimizer optimizer, boolean dropout, long seed) {
      this(
          from,
          trained,
          optimizer,
          dropout,
          seed,
          Objective.PLAIN,
          Map.of(),
          Double.POSITIVE_INFINITY);
    }
  }

  /**
   * A step's figures in training mode, before the parameters changed.
   *
   * @param loss the objective of the batch, natural logarithm
   * @param correct number of pictures whose largest logit is their label's
   */
  record Step(double loss, int correct) {}

  /**
   * One step.
   *
   * @param values {@code [N, ...]} of the layer learning begins at
   * @param number of the step since training began; repeats of a number repeat its dropout
   */
  Step train(Tensor values, int[] labels, double learningRate, long number);

  /** Momentum and the like by parameter name and kind, for resuming. */
  Map<String, Tensor> state();

  /**
   * The same as {@link #state()}, each tensor being copied out only when it is read: a large
   * network's state need not fit the heap as a whole. Valid until the next step.
   */
  default Weights stateView() {
    return new TensorMap("optimiser state", state());
  }

  /** Puts back what {@link #state()} gave. */
  void restore(Map<String, Tensor> state);

  /** Puts back what {@link #stateView()} gave, tensor by tensor. */
  default void restore(Weights state) throws IOException {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (String name : state.names()) {
      all.put(name, state.read(name));
    }
    restore(all);
  }

  @Override
  void close();
}
