/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.head.pooling;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/**
 * Where and how the head is attached.
 *
 * @param cut the layer whose output the head reads
 * @param conv channels of 3×3 convolutions in front of the pooling, each followed by ReLU
 * @param pool over the whole plane; empty keeps the head's own
 * @param dropout share of pooled features dropped in training
 */
public record PoolingParams(
    @Param(
            value = "",
            help =
                "Layer to cut at, such as features.29; without it the feature extractor's output")
        Optional<String> cut,
    @Param(
            value = "",
            min = 1,
            max = 65536,
            help = "Channels of 3x3 convolutions added behind the cut, such as 1024 or 1024,1024")
        List<Integer> conv,
    @Param(value = "", help = "avg or max; without it what the head's name says")
        Optional<Pool> pool,
    @Param(
            value = "0",
            min = 0,
            max = 0.95,
            help = "Share of the pooled features dropped in training")
        double dropout) {

  public PoolingParams {
    conv = List.copyOf(conv);
  }

  /** Without further convolutions, pooled as the head does. */
  public PoolingParams(Optional<String> cut, double dropout) {
    this(cut, List.of(), Optional.empty(), dropout);
  }
}
