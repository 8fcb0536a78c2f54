/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

/** How a learner changes parameters; formulas and their order as in torch.optim. */
public sealed interface Optimizer {

  /**
   * Stochastic gradient descent without dampening: {@code g += decay p; v = momentum v + g; p -=
   * rate d}, where d is v, or {@code g + momentum v} after Nesterov 1983 (in the form of Sutskever
   * et al. 2013).
   *
   * @throws IllegalArgumentException if Nesterov's form is asked for without momentum
   */
  record Sgd(double momentum, double weightDecay, boolean nesterov) implements Optimizer {
    public Sgd {
      if (nesterov && momentum <= 0) {
        throw new IllegalArgumentException("Nesterov's form needs a momentum above 0");
      }
    }

    /** The plain form. */
    public Sgd(double momentum, double weightDecay) {
      this(momentum, weightDecay, false);
    }
  }

  /** Kingma and Ba 2015, with bias correction; weight decay is added to the gradient. */
  record Adam(double beta1, double beta2, double epsilon, double weightDecay)
      implements Optimizer {}

  /**
   * Loshchilov and Hutter 2019: Adam without decay in its gradient, but {@code p *= 1 - rate decay}
   * before each change.
   */
  record AdamW(double beta1, double beta2, double epsilon, double weightDecay)
      implements Optimizer {}
}
