/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.param.Param;

/** Of {@link LayerCam}. */
public record LayerCamParams(
    @Param(
            value = "off",
            help =
                "the paper's scaling tanh(gamma M / max M), wanted before maps of several layers are"
                    + " joined: off, on, or shallow (only where a cell is at most 4 pixels wide)")
        Scale scale,
    @Param(value = "2", help = "gamma of the scaling", min = 0.01, max = 100) double gamma) {

  /** When the scaling of eq. 9 is applied. */
  public enum Scale {
    OFF,
    ON,
    /** At layers as fine as the first three stages of VGG16, for which the paper has it. */
    SHALLOW
  }
}
