/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import org.lucerna.core.api.param.Param;

/**
 * How the picture is perturbed.
 *
 * @param samples squares; a forward pass each
 * @param scaling whether the map is multiplied by what makes its error least
 */
public record InfidelityParams(
    @Param(value = "100", min = 1, max = 65536, help = "squares at random, a forward pass each")
        int samples,
    @Param(
            value = "on",
            help =
                "optimal scaling: the map's error is that of its best multiple, since most maps have no unit")
        boolean scaling) {}
