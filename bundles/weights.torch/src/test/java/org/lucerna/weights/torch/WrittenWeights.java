/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.weights.Weights;

/** Whole models as {@code torch.save} writes them, for tests and benchmarks of other modules. */
public final class WrittenWeights {

  private WrittenWeights() {}

  /** A zip file with the state dict. */
  public static Path zip(Weights weights, Path to) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : weights.names()) {
      tensors.put(name, weights.read(name));
    }
    return Files.write(
        to, TorchFiles.zip(TorchFiles.stateDict(tensors), TorchFiles.storages(tensors)));
  }
}
