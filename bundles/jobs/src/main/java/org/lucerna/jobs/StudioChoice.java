/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** The model of a live session, by the keys of command {@code explain}. */
public record StudioChoice(
    @Param(value = "", help = "a run's folder or a checkpoint file") Optional<Path> model,
    @Param(value = "", help = "instead of a model: a network's name or exported file (.onnx)")
        Optional<String> network,
    @Param(
            value = "",
            help =
                "a named network's weights: a file, a name of 'lucerna models', or 'procedural'"
                    + " (meaningless)")
        Optional<String> weights,
    @Param(value = "", help = "pixels of the shorter side after resizing", min = 0)
        Optional<Integer> resize,
    @Param(value = "", help = "pixels of the square cut from the centre", min = 16)
        Optional<Integer> crop,
    @Param(value = "", help = "text file with a class name a line") Optional<Path> classes)
    implements ModelChoice {

  /** What opens the same from any folder. */
  Map<String, Object> absolute(Workplace work, Path base) {
    Map<String, Object> values = new LinkedHashMap<>();
    model.ifPresent(file -> values.put("model", text(file)));
    network.ifPresent(
        name ->
            values.put(
                "network",
                ExportedNetwork.isFile(work, name, base) ? text(base.resolve(name)) : name));
    weights.ifPresent(
        word -> {
          Path file = base.resolve(word);
          values.put("weights", Files.isRegularFile(file) ? text(file) : word);
        });
    resize.ifPresent(pixels -> values.put("resize", pixels));
    crop.ifPresent(pixels -> values.put("crop", pixels));
    classes.ifPresent(file -> values.put("classes", text(file)));
    return values;
  }

  /** For people: the network's name, or that of the run or file. */
  String title(BuiltModel built) {
    if (model.isEmpty()) {
      return built.network().id();
    }
    Path file = model.get().toAbsolutePath().normalize();
    Path folder = file.getParent();
    boolean inside =
        folder != null
            && folder.getParent() != null
            && new RunFolder(folder.getParent()).model().equals(folder)
            && Files.isRegularFile(file);
    Path named = inside ? folder.getParent() : file;
    return String.valueOf(named.getFileName() == null ? named : named.getFileName());
  }

  private static String text(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }
}
