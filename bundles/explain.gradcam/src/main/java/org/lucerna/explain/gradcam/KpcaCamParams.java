/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.param.Param;

/** Of {@link KpcaCam}. */
public record KpcaCamParams(
    @Param(value = "sigmoid", help = "sigmoid: tanh(gamma x.y + 1), or rbf: exp(-gamma |x-y|^2)")
        Kernel kernel,
    @Param(
            value = "0",
            help =
                "gamma of the kernel; 0 is one over the channels, for rbf one over the mean squared"
                    + " distance of two cells",
            min = 0)
        double gamma) {

  /** How alike two cells are. */
  public enum Kernel {
    SIGMOID,
    RBF
  }
}
