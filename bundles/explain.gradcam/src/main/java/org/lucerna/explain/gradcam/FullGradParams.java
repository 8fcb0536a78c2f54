/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.param.Param;

/** Of {@link FullGrad}. */
public record FullGradParams(
    @Param(
            value = "layer",
            help =
                "what is brought to the range 0 to 1: a layer with all its channels, as in the"
                    + " authors' code, or each channel, as in their equation 8")
        Rescale rescale) {

  /** What shares one range. */
  public enum Rescale {
    LAYER,
    CHANNEL
  }
}
