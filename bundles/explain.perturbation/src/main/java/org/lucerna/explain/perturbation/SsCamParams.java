/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.param.Param;

/**
 * Noise on Score-CAM's masks.
 *
 * @param samples noisy masks a channel
 * @param deviation standard deviation of the noise
 * @param batch masked pictures run at once
 */
public record SsCamParams(
    @Param(value = "35", min = 1, max = 10000, help = "Noisy masks a channel") int samples,
    @Param(
            value = "2",
            min = 0,
            max = 1e6,
            help = "Standard deviation of the noise, in units of what gets it")
        double deviation,
    @Param(
            value = "features",
            help =
                "What gets the noise: features, the layer's values before they become masks; mask, each pixel of the finished mask, as torch-cam")
        NoiseOn noise,
    @Param(value = "32", min = 1, max = 4096, provenance = false, help = "Masked pictures at once")
        int batch) {

  /** What gets the noise. */
  public enum NoiseOn {
    /** The layer's values: SS-CAM(1). */
    FEATURES,
    /** The mask at the picture's size, and so the masked picture: SS-CAM(2). */
    MASK
  }
}
