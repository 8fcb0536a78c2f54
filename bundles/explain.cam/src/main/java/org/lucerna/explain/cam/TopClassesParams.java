/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.cam;

import org.lucerna.core.api.param.Param;

/** Of {@link TopClasses}. */
public record TopClassesParams(
    @Param(
            value = "5",
            help = "classes, best first; 0 for all in the order of their indices",
            min = 0)
        int top) {}
