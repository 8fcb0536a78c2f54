/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** Command {@code methods}. */
public record MethodsParams(
    @Param(
            value = "",
            help = "a method or decorator, for all there is to know of it; all where not given",
            positional = true)
        Optional<String> id) {}
