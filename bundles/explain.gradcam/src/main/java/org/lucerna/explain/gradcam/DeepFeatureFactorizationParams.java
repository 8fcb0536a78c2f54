/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.param.Param;

/** Of {@link DeepFeatureFactorization}. */
public record DeepFeatureFactorizationParams(
    @Param(value = "5", help = "number of concepts", min = 1, max = 64) int concepts,
    @Param(value = "200", help = "rounds of the factorisation at most", min = 1, max = 10000)
        int rounds) {}
