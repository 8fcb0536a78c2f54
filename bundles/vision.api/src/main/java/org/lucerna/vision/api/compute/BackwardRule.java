/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.Map;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;

/**
 * How something is carried back through the network, layer by layer. The first three carry
 * derivatives, {@link Rescale} multipliers, the others relevance.
 */
public sealed interface BackwardRule {

  /** The derivative. */
  record Gradient() implements BackwardRule {}

  /**
   * Guided backpropagation (Springenberg et al. 2015): at each ReLU only positive values pass, and
   * only where the ReLU let its input pass. Functions that are not a ReLU, but cut negative values
   * as it does (ReLU6), are treated alike; others pass their derivative.
   */
  record Guided() implements BackwardRule {}

  /**
   * Deconvolution (Zeiler and Fergus 2014): at each ReLU only positive values pass, wherever its
   * input was.
   */
  record Deconvnet() implements BackwardRule {}

  /**
   * The rescale rule of DeepLIFT (Shrikumar et al. 2017, eq. 10 to 12): functions of one value
   * carry the slope of the chord between the reference and the picture, linear layers their
   * derivative. What arrives at {@code layer}, times the difference of its values from the
   * reference, sums to the difference of the scores.
   *
   * @param layer where the reference is given; Network.INPUT for a picture
   * @param reference its values there, {@code [C, h, w]}
   */
  record Rescale(LayerId layer, Tensor reference) implements BackwardRule {}

  /**
   * Excitation backpropagation (Zhang et al. 2016, eq. 1 to 5): the winning probability of each
   * unit is handed to its inputs in proportion to value times positive weight.
   *
   * @param negated whether the first linear layer on the way (that of the classes) is taken with
   *     its weights negated: the other half of contrastive excitation backpropagation
   */
  record Excitation(boolean negated) implements BackwardRule {}

  /**
   * Layer-wise relevance propagation (Bach et al. 2015), BatchNorm folded into the convolution
   * before it; residual sums share relevance in proportion to their summands' values.
   *
   * @param rule of all linear layers not named
   * @param exceptions by layer
   */
  record Relevance(RelevanceRule rule, Map<LayerId, RelevanceRule> exceptions)
      implements BackwardRule {
    public Relevance {
      exceptions = Map.copyOf(exceptions);
    }
  }
}
