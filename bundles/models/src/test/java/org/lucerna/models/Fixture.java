/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.models.CatalogueEntry.Source;
import org.lucerna.testkit.TempStorage;
import org.lucerna.weights.safetensors.SafetensorsModelStore;

/** A small weight file, and a catalogue of it alone. */
record Fixture(Path folder, byte[] bytes, CatalogueEntry entry) {

  static final int VALUES = 50_000;

  /**
   * @param address the publisher's
   */
  static Fixture of(Path folder, String address) throws IOException {
    Path made = folder.resolve("made.safetensors");
    Random random = new Random(1);
    float[] values = new float[VALUES];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    new SafetensorsModelStore(new TempStorage(folder))
        .saveTensors(made, Map.of("fc.weight", Tensor.of(values, 500, 100)), Map.of());
    byte[] bytes = Files.readAllBytes(made);
    String file = "tiny-" + Digests.ofFile(made).substring(0, 8) + ".safetensors";
    Source source = new Source("test", address, "BSD-3-Clause", "nothing");
    return new Fixture(
        folder, bytes, new CatalogueEntry("tiny", "tiny", source, file, bytes.length, 12.5));
  }

  Catalogue catalogue() {
    return new Catalogue(List.of(entry));
  }

  ModelPlaces places(String... named) throws IOException {
    return ModelPlaces.of(new TempStorage(folder), List.of(named), folder);
  }

  /** Where the file must come to lie. */
  Path target() {
    return folder.resolve("models").resolve(entry.file());
  }

  Path part() {
    return target().resolveSibling(entry.file() + ".part");
  }

  Context context(Progress progress) {
    return new Context() {
      @Override
      public Path workingDirectory() {
        return folder;
      }

      @Override
      public Progress progress() {
        return progress;
      }
    };
  }
}
