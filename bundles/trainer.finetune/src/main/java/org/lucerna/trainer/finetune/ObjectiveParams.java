/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.List;
import org.lucerna.core.api.param.Param;

/**
 * What training makes small: torch.nn.CrossEntropyLoss. Figures in evaluation mode are plain
 * cross-entropy whatever is set here, so that runs can be compared.
 *
 * @param labelSmoothing share of the target that is spread over all classes
 * @param classWeights {@code balanced}, numbers in the classes' order, or {@code class=number}
 */
public record ObjectiveParams(
    @Param(
            value = "0",
            min = 0,
            max = 0.9999,
            help = "Share of each label that is spread over all classes")
        double labelSmoothing,
    @Param(
            value = "",
            help =
                "How much pictures of a class count: balanced (by 1 / their number), a number for"
                    + " each class in order, or class=number for some")
        List<String> classWeights) {}
