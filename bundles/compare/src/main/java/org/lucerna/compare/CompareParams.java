/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** Command {@code compare}. */
public record CompareParams(
    @Param(help = "folders of finished runs, two or more", positional = true) List<Path> run,
    @Param(value = "", help = "what tables and legends call the runs, in their order, with commas")
        List<String> names,
    @Param(value = "", help = "YAML file of published results to show beside ours")
        Optional<Path> published,
    @Param(
            value = "8",
            help = "pictures to show of those that one of two models gets wrong, each way",
            min = 0,
            max = 100)
        int pictures,
    @Param(value = "", help = "folder for page, tables and figures; ./runs/compare-TIME else")
        Optional<Path> out) {}
