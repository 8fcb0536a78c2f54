/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lucerna.core.api.data.Tensor;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps models and optimiser states in files: written whole or not at all. A service. */
@ConsumerType
public interface ModelStore {

  /** Writes graph, classes, provenance and weights; does not close the weights. */
  void save(Path file, StoredModel model) throws IOException;

  /**
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) if the file is no such model
   */
  StoredModel open(Path file) throws IOException;

  /** Writes plain tensors and texts. */
  void saveTensors(Path file, Map<String, Tensor> tensors, Map<String, String> texts)
      throws IOException;

  /** The same, each tensor being read only when its turn comes; does not close them. */
  default void saveTensors(Path file, Weights tensors, Map<String, String> texts)
      throws IOException {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (String name : tensors.names()) {
      all.put(name, tensors.read(name));
    }
    saveTensors(file, all, texts);
  }

  /** Opens what {@link #saveTensors} wrote; the texts are the metadata. */
  Weights openTensors(Path file) throws IOException;
}
