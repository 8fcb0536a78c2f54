/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.List;
import org.lucerna.core.api.param.Param;
import org.lucerna.vision.api.dataset.Split;

/** Step {@code analyse}. */
public record AnalyseParams(
    @Param(value = "grad-cam", help = "methods, see the list in the documentation")
        List<String> methods,
    @Param(value = "last", help = "layers: last, cam, or names") List<String> layers,
    @Param(value = "label", help = "what to explain: label, predicted, a class's index or name")
        String target,
    @Param(value = "test", help = "which pictures: train, validation, test") Split split,
    @Param(
            value = "0",
            help = "at most so many pictures, of all classes in turn; 0 for all",
            min = 0)
        int limit,
    @Param(
            value = "stretched",
            help =
                "where a map's cells lie: stretched over the picture, or receptive-field: each at the"
                    + " centre of what it sees; both are measured against one another")
        List<MapPlacement> placement,
    @Param(value = "", help = "parameters of methods: ID.KEY=VALUE; or a map 'params'")
        List<String> param) {}
