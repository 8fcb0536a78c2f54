/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.vision.api.weights.Weights;

/** Opens files of whatever format there is a reader for. */
record Readers(Plugins plugins) {

  /**
   * @throws LucernaException (unreadable) if there is no such file or no reader takes it
   */
  Plugin<WeightReader> of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new LucernaException(
          ExitStatus.UNREADABLE, "there is no weight file '" + file + "': check the path");
    }
    return plugins.all(WeightReader.class).stream()
        .filter(p -> p.service().accepts(file))
        .findFirst()
        .orElseThrow(
            () ->
                new LucernaException(
                    ExitStatus.UNREADABLE,
                    "'"
                        + file
                        + "' is in no weight format known here (.pth, .safetensors, .onnx)"));
  }

  /**
   * Reads every tensor once: damaged ones, NaN and infinity show themselves.
   *
   * @throws LucernaException (unreadable) naming file and tensor
   */
  static void readAll(Weights weights, Progress progress) throws IOException {
    int done = 0;
    for (String name : weights.names()) {
      weights.read(name);
      progress.step(++done, weights.names().size());
    }
  }
}
