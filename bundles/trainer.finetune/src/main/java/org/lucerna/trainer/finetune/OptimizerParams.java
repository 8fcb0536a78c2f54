/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;
import org.lucerna.vision.api.compute.Optimizer;

/**
 * How gradients become changes; formulas and, but for momentum, defaults are torch.optim's.
 *
 * @param optimizer the rule
 * @param learningRate of the first epoch, after the warm-up
 * @param rates {@code layer=factor}: layers that learn at another rate
 * @param momentum of SGD
 * @param nesterov whether SGD looks ahead
 * @param beta1 decay of Adam's mean
 * @param beta2 decay of Adam's mean square
 * @param epsilon of Adam
 * @param weightDecay empty is torch's default: 0.01 for AdamW, 0 for the others
 * @param clip largest norm of all gradients together
 */
public record OptimizerParams(
    @Param(value = "sgd", help = "What turns gradients into changes") Kind optimizer,
    @Param(value = "0.001", min = 0, help = "Learning rate of the first epoch") double learningRate,
    @Param(
            value = "",
            help =
                "Factors of the learning rate by layer or beginning of layer names, such as"
                    + " features=0.1,head=1; the longest that fits wins, others keep 1")
        List<String> rates,
    @Param(value = "0.9", min = 0, max = 0.9999, help = "Momentum of SGD") double momentum,
    @Param(value = "false", help = "Nesterov's form of momentum (optimizer sgd)") boolean nesterov,
    @Param(value = "0.9", min = 0, max = 0.9999, help = "Decay of the mean (Adam, AdamW)")
        double beta1,
    @Param(
            value = "0.999",
            min = 0,
            max = 0.999999,
            help = "Decay of the mean square (Adam, AdamW)")
        double beta2,
    @Param(value = "1e-8", min = 0, help = "Keeps Adam and AdamW from dividing by zero")
        double epsilon,
    @Param(
            value = "",
            min = 0,
            help =
                "Weight decay: added to the gradient (sgd, adam) or taken off the weights (adamw);"
                    + " torch's default where not given: 0.01 for adamw, else 0")
        Optional<Double> weightDecay,
    @Param(
            value = "",
            min = 1e-9,
            help = "Largest Euclidean norm of all gradients together; longer ones are scaled down")
        Optional<Double> clip) {

  /** torch.optim's. */
  public enum Kind {
    SGD,
    ADAM,
    ADAMW
  }

  private static final double ADAMW_DECAY = 0.01;

  /**
   * @throws IllegalArgumentException if parameters contradict each other
   */
  public OptimizerParams {
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException("'nesterov' needs a 'momentum' above 0");
    }
  }

  Optimizer rule() {
    double decay = weightDecay.orElse(optimizer == Kind.ADAMW ? ADAMW_DECAY : 0);
    return switch (optimizer) {
      case SGD -> new Optimizer.Sgd(momentum, decay, nesterov);
      case ADAM -> new Optimizer.Adam(beta1, beta2, epsilon, decay);
      case ADAMW -> new Optimizer.AdamW(beta1, beta2, epsilon, decay);
    };
  }

  double largestNorm() {
    return clip.orElse(Double.POSITIVE_INFINITY);
  }
}
