/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** Command {@code train}: a job file's main keys as options. */
public record TrainParams(
    @Param(help = "a folder with one sub-folder a class, a CSV file path,label, or 'critters'")
        String data,
    @Param(help = "the network's name, see 'lucerna networks', or an exported file (.onnx)")
        String network,
    @Param(
            value = "",
            help =
                "a weight file, a name of 'lucerna models', 'initial' (fresh), or 'procedural';"
                    + " initial where not given, of an exported file its own")
        Optional<String> weights,
    @Param(value = "classifier", help = "the head: gap, gmp, classifier") String head,
    @Param(value = "", help = "passes over the training pictures", min = 1)
        Optional<Integer> epochs,
    @Param(value = "", help = "pictures in a step", min = 1) Optional<Integer> batch,
    @Param(value = "", help = "learning rate", min = 0) Optional<Double> learningRate,
    @Param(value = "", help = "sgd, adam or adamw") Optional<String> optimizer,
    @Param(value = "", help = "what does not learn: backbone, none, or a layer's name")
        Optional<String> freeze,
    WatchParams watching,
    @Param(value = "0", help = "decides splits, initial weights, order and dropout") long seed,
    @Param(
            value = "",
            help = "any other key of the job, such as data.per-class=50 or train.gamma=0.5")
        List<String> set,
    @Param(value = "", help = "the run's folder; ./runs/NAME-TIME where not given")
        Optional<Path> out,
    @Param(value = "false", help = "continue an interrupted run") boolean resume) {}
