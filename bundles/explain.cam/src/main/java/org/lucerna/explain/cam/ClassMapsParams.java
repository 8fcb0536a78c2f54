/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.cam;

import org.lucerna.core.api.param.Param;

/** Of {@link ClassMaps}. */
public record ClassMapsParams(
    @Param(value = "true", help = "whether the class's bias is part of its map, as in the network")
        boolean bias) {}
