/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import org.lucerna.core.api.param.Param;

/** Of {@link EigenSmoothing}. */
public record EigenParams(
    @Param(value = "auto", help = "what the principal component is taken of") Parts of,
    @Param(
            value = "false",
            help =
                "whether each channel's mean over the plane is taken away before, as pytorch-grad-cam does")
        boolean centre,
    @Param(value = "8", help = "noisy copies, where these are the parts", min = 2, max = 10_000)
        int n,
    @Param(
            value = "0.1",
            help = "standard deviation of the copies' noise, as a share of the picture's range",
            min = 0,
            max = 10)
        double sigma,
    @Param(value = "8", help = "copies run at once", min = 1, max = 1024, provenance = false)
        int batch) {

  /** What a map is seen as a sum, or mean, of. */
  public enum Parts {
    /** Channels where the map is a sum over them, else copies. */
    AUTO,
    /** The part of each channel of the layer. */
    CHANNELS,
    /** Maps of noisy copies of the picture. */
    COPIES
  }
}
