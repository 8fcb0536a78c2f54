/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.lucerna.core.FileStorage;
import org.lucerna.core.api.file.Storage;
import org.lucerna.vision.api.weights.ModelStore;
import org.lucerna.vision.api.weights.StoredModel;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.safetensors.SafetensorsModelStore;

/** The real files in a temporary folder; writing one of a given name can be made to fail. */
final class TestFiles implements Storage {

  final ModelStore models = new SafetensorsModelStore(this);
  private final FileStorage storage;

  /** Writing files whose name ends so fails, half of the bytes being written. */
  String failing = "";

  TestFiles(Path home) {
    storage = new FileStorage(home);
  }

  @Override
  public Path home(String name) throws IOException {
    return storage.home(name);
  }

  @Override
  public void write(Path target, Content content) throws IOException {
    boolean fails = !failing.isEmpty() && target.toString().endsWith(failing);
    storage.write(
        target,
        out -> {
          content.writeTo(out);
          if (fails) {
            throw new IOException("no space left on device");
          }
        });
  }

  @Override
  public <T> T locked(Path lockFile, Locked<T> work) throws IOException {
    return storage.locked(lockFile, work);
  }

  /** SHA-256 over the tensors of a file, whatever texts it carries. */
  String tensors(Path file) throws IOException {
    try (Weights weights = models.openTensors(file)) {
      return new TensorMap("file", Checkpoints.copy(weights, weights.names())).sha256();
    }
  }

  Map<String, String> provenance(Path model) throws IOException {
    try (StoredModel stored = models.open(model)) {
      return stored.provenance();
    }
  }
}
