/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** Of {@link Lrp}. */
public record LrpParams(
    @Param(value = "epsilon-plus-flat", help = "which layers follow which rule")
        Composite composite,
    @Param(
            value = "1e-6",
            help = "epsilon of the epsilon rule, in the units of the layers' values",
            min = 0)
        double epsilon,
    @Param(value = "0.25", help = "gamma of the gamma rule", min = 0, max = 1e6) double gamma,
    @Param(value = "", help = "a layer to show relevance at instead of the picture")
        Optional<String> at) {}
