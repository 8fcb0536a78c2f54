/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** Command {@code run}. */
public record RunParams(
    @Param(help = "a job file, or the manifest.json of an earlier run", positional = true) Path job,
    @Param(value = "", help = "change a key of the job, such as train.epochs=3; may be repeated")
        List<String> set,
    @Param(value = "", help = "of a study, only this variant; may be repeated")
        List<String> variant,
    @Param(value = "", help = "the run's folder; ./runs/NAME-TIME where not given")
        Optional<Path> out,
    @Param(value = "false", help = "continue an interrupted run; runs that ended are kept")
        boolean resume,
    @Param(
            value = "",
            help = "run with so many seeds, the job's, the next, ..., and give mean and deviation",
            min = 1,
            max = 1000)
        Optional<Integer> repeat,
    @Param(
            value = "",
            help = "cross-validation: so many runs, each with another part of the data as the test",
            min = 2,
            max = 100)
        Optional<Integer> folds) {

  /** What {@code --set}, {@code --repeat} and {@code --folds} change of the job. */
  List<String> overrides() {
    List<String> all = new ArrayList<>(set);
    repeat.ifPresent(n -> all.add("repeat=" + n));
    folds.ifPresent(n -> all.add("data.folds=" + n));
    return all;
  }
}
