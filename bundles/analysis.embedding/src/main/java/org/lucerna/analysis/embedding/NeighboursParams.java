/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.List;
import org.lucerna.core.api.param.Param;

/** Whose neighbours are looked for, and where. */
public record NeighboursParams(
    @Param(value = "last", help = "layer whose pooled features are compared") String layer,
    @Param(
            value = "",
            help = "pictures (ids, or file names without suffix) and classes; all classes if none")
        List<String> of,
    @Param(value = "2", help = "pictures of each class, drawn by the seed", min = 1, max = 1000)
        int queries,
    @Param(value = "5", help = "neighbours of each picture", min = 1, max = 20) int k,
    @Param(value = "l2", help = "distance between features: l2 or cosine") Distance distance,
    @Param(value = "exclude", help = "pictures of the query's group: exclude or show")
        Duplicates duplicates) {}
