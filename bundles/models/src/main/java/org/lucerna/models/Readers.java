/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.NetworkFile;
import org.lucerna.vision.api.weights.NetworkReader;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.vision.api.weights.Weights;

/** Opens files of whatever format there is a reader for. */
record Readers(Plugins plugins) {

  /**
   * An open file.
   *
   * @param format the reader's id
   * @param label the reader's name for people
   * @param graph of formats that hold one
   */
  record Opened(String format, String label, Weights weights, Optional<Network> graph)
      implements AutoCloseable {

    /**
     * Reads every tensor once: damaged ones, NaN and infinity show themselves.
     *
     * @throws LucernaException (unreadable) naming file and tensor
     */
    void readAll(Progress progress) throws IOException {
      int done = 0;
      for (String name : weights.names()) {
        weights.read(name);
        progress.step(++done, weights.names().size());
      }
    }

    @Override
    public void close() {
      weights.close();
    }
  }

  /**
   * @throws LucernaException (unreadable) if there is no such file, no reader takes it, or it is
   *     not sound
   */
  Opened open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new LucernaException(
          ExitStatus.UNREADABLE, "there is no weight file '" + file + "': check the path");
    }
    for (Plugin<WeightReader> reader : plugins.all(WeightReader.class)) {
      if (reader.service().accepts(file)) {
        Weights weights = reader.service().open(file);
        return new Opened(reader.id(), reader.label(), weights, Optional.empty());
      }
    }
    for (Plugin<NetworkReader> reader : plugins.all(NetworkReader.class)) {
      if (reader.service().accepts(file)) {
        NetworkFile opened = reader.service().open(file, OptionalInt.empty());
        return new Opened(
            reader.id(), reader.label(), opened.weights(), Optional.of(opened.network()));
      }
    }
    throw new LucernaException(
        ExitStatus.UNREADABLE,
        "'" + file + "' is in no weight format known here (.pth, .safetensors, .onnx)");
  }
}
