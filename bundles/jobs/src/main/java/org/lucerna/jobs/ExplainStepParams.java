/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.List;
import org.lucerna.core.api.param.Param;
import org.lucerna.vision.api.dataset.Split;

/** Step {@code explain}. */
public record ExplainStepParams(
    @Param(
            value = "cam,grad-cam",
            help = "methods as in 'lucerna methods', METHOD:DECORATOR, or all")
        List<String> methods,
    @Param(value = "last", help = "layers: last, cam, all, or names") List<String> layer,
    @Param(
            value = "predicted",
            help =
                "what to explain: predicted, label, topN, a class's index or name, 'A - B', not:A,"
                    + " softmax:A, LAYER/CHANNEL ... (see docs/explaining.md)")
        List<String> target,
    @Param(value = "test", help = "which pictures: train, validation, test") Split split,
    @Param(value = "2", help = "pictures of each class in the grids", min = 0, max = 100)
        int perClass,
    @Param(value = "6", help = "most confident mistakes shown", min = 0, max = 200) int mistakes,
    @Param(value = "auto", help = "colours: auto, turbo, inferno, viridis, jet, diverging")
        String colors,
    @Param(value = "0.5", help = "opacity of the map over the picture", min = 0, max = 1)
        double opacity,
    @Param(value = "false", help = "a trust card for each map: how far it can be believed, and why")
        boolean trust,
    @Param(
            value = "false",
            help = "in trust cards, make maps of slow methods again, too: some times their cost")
        boolean trustSlow,
    @Param(value = "", help = "parameters of methods: ID.KEY=VALUE; or a map 'params'")
        List<String> param) {

  boolean wantsCards() {
    return trust || trustSlow;
  }
}
