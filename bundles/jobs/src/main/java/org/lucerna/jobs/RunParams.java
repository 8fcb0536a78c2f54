/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
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
    @Param(value = "false", help = "continue an interrupted run") boolean resume) {}
