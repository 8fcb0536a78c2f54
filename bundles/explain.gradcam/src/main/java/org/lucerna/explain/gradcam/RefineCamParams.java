/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.param.Param;

/** Of {@link RefineCam}. */
public record RefineCamParams(
    @Param(
            value = "3",
            help =
                "layers that are multiplied: the one asked for and the ends of the stages before",
            min = 1,
            max = 8)
        int stages) {}
