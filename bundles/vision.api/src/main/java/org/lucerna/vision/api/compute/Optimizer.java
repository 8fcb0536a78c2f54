/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

/** How a learner changes parameters; formulas as in torch.optim. */
public sealed interface Optimizer {

  /** Stochastic gradient descent: v = momentum v + (g + decay p), p -= rate v. */
  record Sgd(double momentum, double weightDecay) implements Optimizer {}

  /** Kingma and Ba 2015, with bias correction. */
  record Adam(double beta1, double beta2, double epsilon, double weightDecay)
      implements Optimizer {}
}
