/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamException;

/**
 * {@code NAME.lucerna.yaml} (or {@code .json}) beside a network file {@code NAME.onnx}: what such a
 * file does not say about itself.
 */
record SideFile(
    @Param(value = "", help = "pixels of the shorter side after resizing", min = 0, max = 8192)
        Optional<Integer> resize,
    @Param(value = "", help = "pixels of the square cut from the centre", min = 16, max = 4096)
        Optional<Integer> crop,
    @Param(value = "", help = "subtracted from red, green and blue in 0..1") List<Double> mean,
    @Param(value = "", help = "what red, green and blue are divided by then") List<Double> std,
    @Param(value = "", help = "class names in order of the outputs, or a file with one a line")
        List<String> classes) {

  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

  /**
   * @param network the network's file
   * @return nothing said, where there is no such file
   */
  static SideFile of(Path network, ParamBinder binder) {
    String leaf = network.getFileName().toString();
    int dot = leaf.lastIndexOf('.');
    String stem = dot > 0 ? leaf.substring(0, dot) : leaf;
    for (String ending : ENDINGS) {
      Path side = network.resolveSibling(stem + ".lucerna" + ending);
      if (Files.isRegularFile(side)) {
        try {
          return binder.bind(SideFile.class, Yaml.read(side), side.getParent());
        } catch (ParamException e) {
          throw new LucernaException(ExitStatus.JOB_INVALID, side + ": " + e.getMessage(), e);
        }
      }
    }
    return new SideFile(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
  }

  /** Whether it says how pictures are normalised. */
  boolean normalises() {
    return !mean.isEmpty() || !std.isEmpty();
  }

  /**
   * The names of the classes; one that is a file's is read.
   *
   * @param folder of the network's file
   */
  List<String> names(Path folder, int expected) {
    if (classes.size() == 1 && expected != 1) {
      return Classes.read(folder.resolve(classes.get(0)), expected);
    }
    if (!classes.isEmpty() && classes.size() != expected) {
      throw new LucernaException(
          ExitStatus.UNREADABLE,
          "the side file in %s names %d classes, but the network has %d"
              .formatted(folder, classes.size(), expected));
    }
    return classes;
  }
}
