/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.param.Param;

/**
 * Which channels are tried.
 *
 * @param channels how many
 * @param batch masked pictures run at once
 */
public record FasterScoreCamParams(
    @Param(value = "10", min = 1, max = 1000000, help = "Channels tried, those that vary most")
        int channels,
    @Param(value = "32", min = 1, max = 4096, provenance = false, help = "Masked pictures at once")
        int batch) {}
