/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** Command {@code predict}. */
public record PredictParams(
    @Param(value = "", help = "a run's folder or a checkpoint file") Optional<Path> model,
    @Param(value = "", help = "instead of a model: a network's name or exported file (.onnx)")
        Optional<String> network,
    @Param(
            value = "",
            help =
                "a named network's weights: a file, a name of 'lucerna models', or 'procedural'"
                    + " (meaningless)")
        Optional<String> weights,
    @Param(help = "picture files or folders of them, with commas or repeated") List<Path> image,
    @Param(value = "5", help = "classes to list for each picture", min = 1) int top,
    @Param(
            value = "",
            help = "pixels of the shorter side after resizing; the model's own where not given",
            min = 0)
        Optional<Integer> resize,
    @Param(
            value = "",
            help = "pixels of the square cut from the centre; the model's own where not given",
            min = 16)
        Optional<Integer> crop,
    @Param(value = "", help = "text file with a class name a line") Optional<Path> classes,
    @Param(value = "", help = "write the logits [pictures, classes] to this .npy file")
        Optional<Path> logits)
    implements ModelChoice {}
