/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import org.lucerna.core.api.param.Param;

/** Of {@link LayerFusion}. */
public record FusionParams(
    @Param(value = "scaled-max", help = "how the layers' maps become one") FusionRule rule,
    @Param(
            value = "2",
            help =
                "gamma of tanh(gamma M / max M), which scaled-max applies to all but the two deepest layers",
            min = 0.01,
            max = 100)
        double gamma) {}
