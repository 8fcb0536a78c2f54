/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.List;
import org.lucerna.core.api.param.Param;
import org.lucerna.vision.api.dataset.Split;

/** Step {@code explain}. */
public record ExplainStepParams(
    @Param(value = "cam,grad-cam", help = "methods, see the list in the documentation")
        List<String> methods,
    @Param(value = "last", help = "layer: last, cam, or a name; several with commas")
        List<String> layer,
    @Param(
            value = "predicted",
            help = "what to explain: predicted, label, topN, a class's index or name")
        List<String> target,
    @Param(value = "test", help = "which pictures: train, validation, test") Split split,
    @Param(value = "2", help = "pictures of each class in the grids", min = 0, max = 100)
        int perClass,
    @Param(value = "6", help = "most confident mistakes shown", min = 0, max = 200) int mistakes,
    @Param(value = "auto", help = "colours: auto, turbo, inferno, viridis, jet, diverging")
        String colors,
    @Param(value = "0.5", help = "opacity of the map over the picture", min = 0, max = 1)
        double opacity) {}
