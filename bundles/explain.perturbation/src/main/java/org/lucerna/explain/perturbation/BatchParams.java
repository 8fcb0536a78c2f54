/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.param.Param;

/**
 * For methods without parameters of their own.
 *
 * @param batch rows run at once
 */
public record BatchParams(
    @Param(value = "64", min = 1, max = 4096, provenance = false, help = "Changed rows run at once")
        int batch) {}
