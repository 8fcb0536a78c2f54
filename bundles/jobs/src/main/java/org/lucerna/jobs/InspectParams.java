/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** What every analysis is told as a command. */
public record InspectParams(
    @Param(value = "", help = "a run's folder or a checkpoint file") Optional<Path> model,
    @Param(value = "", help = "instead of a model: a network's name or exported file (.onnx)")
        Optional<String> network,
    @Param(
            value = "",
            help =
                "a named network's weights: a file, a name of 'lucerna models', or 'procedural'"
                    + " (meaningless)")
        Optional<String> weights,
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
    @Param(
            value = "",
            help = "a data set: a folder with one sub-folder a class, a CSV file, or a loader")
        Optional<String> data,
    @Param(value = "", help = "a parameter of the loader, such as test=0.2; may be repeated")
        List<String> set,
    @Param(value = "", help = "the data set's file of labels, below its folder")
        Optional<String> labels,
    @Param(value = "", help = "the data set's file of boxes, below its folder")
        Optional<String> boxes,
    @Param(value = "0", help = "decides splits and all that is drawn at random") long seed,
    @Param(value = "", help = "folder for figures, tables and report; ./runs/ANALYSIS-TIME else")
        Optional<Path> out)
    implements ModelChoice {}
