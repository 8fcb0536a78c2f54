/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** Command {@code datasets similar}. */
public record SimilarParams(
    @Param(help = "a folder with one sub-folder a class, a CSV file path,label, or 'critters'")
        String data,
    @Param(value = "", help = "a run's folder or a checkpoint file") Optional<Path> model,
    @Param(value = "", help = "instead of a model: a network's name") Optional<String> network,
    @Param(value = "", help = "its weights: a file, or 'procedural' (meaningless)")
        Optional<String> weights,
    @Param(value = "5", help = "how many distinctive classes to propose", min = 2) int pick,
    @Param(value = "100", help = "pictures of each class to look at, at most", min = 2)
        int perClass,
    @Param(value = "0", help = "decides the splits; test pictures are not looked at") long seed,
    @Param(value = "", help = "a parameter of the loader, such as test=0.2; may be repeated")
        List<String> set,
    @Param(value = "", help = "folder for tables and figure; ./runs/similar-DATA-TIME else")
        Optional<Path> out)
    implements ModelChoice {}
