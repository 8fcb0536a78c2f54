/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** Command {@code lab}. */
public record LabCommandParams(
    @Param(value = "parts,two,mosaic,shortcut", help = "worlds: parts, two, mosaic, shortcut")
        List<World> worlds,
    @Param(
            value = "5",
            help = "networks a world, each with pictures and initial weights of its own",
            min = 1,
            max = 1000)
        int seeds,
    @Param(value = LabParams.DEFAULT, help = "methods to score, as in 'lucerna explain'")
        List<String> method,
    @Param(value = "", help = "passes over the training pictures; each world's own else", min = 1)
        Optional<Integer> epochs,
    @Param(value = "", help = "pictures a class, all splits together; each world's own", min = 10)
        Optional<Integer> perClass,
    @Param(value = "70", help = "pictures a network whose maps are scored, 0 for all", min = 0)
        int pictures,
    @Param(
            value = "false",
            help = "small and fast, to see that it runs: such networks rarely qualify")
        boolean quick,
    @Param(
            value = "",
            help = "folder for runs, page and tables; what is there is kept; ./runs/lab else")
        Optional<Path> out) {

  public LabCommandParams {
    worlds = worlds.stream().distinct().toList();
    method = List.copyOf(method);
  }
}
