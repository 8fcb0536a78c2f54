/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.head.pooling;

import java.util.Optional;
import org.lucerna.core.api.param.Param;

/**
 * Where and how the head is attached.
 *
 * @param cut the layer whose output is pooled
 * @param dropout share of pooled features dropped in training
 */
public record PoolingParams(
    @Param(
            value = "",
            help = "Layer to pool, such as features.29; without it the feature extractor's output")
        Optional<String> cut,
    @Param(
            value = "0",
            min = 0,
            max = 0.95,
            help = "Share of the pooled features dropped in training")
        double dropout) {}
