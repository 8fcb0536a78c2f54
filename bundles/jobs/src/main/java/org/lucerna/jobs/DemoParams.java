/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** Command {@code demo}. */
public record DemoParams(
    @Param(value = "", help = "change a key of the demo's job, such as train.epochs=3")
        List<String> set,
    @Param(value = "", help = "the run's folder; ./runs/demo-TIME where not given")
        Optional<Path> out,
    @Param(value = "false", help = "continue an interrupted run") boolean resume) {}
