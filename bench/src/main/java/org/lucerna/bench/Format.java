/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.NetworkFile;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.onnx.OnnxNetworkReader;
import org.lucerna.weights.safetensors.SafetensorsReader;
import org.lucerna.weights.torch.TorchWeightReader;

/** The formats a model can be loaded from. */
enum Format {
  SAFETENSORS,
  PTH,
  ONNX;

  Path in(Path folder) {
    return folder.resolve("model." + name().toLowerCase(java.util.Locale.ROOT));
  }

  /** From the file to a model that is ready to run. */
  Model load(Network network, Path file, PytorchBackend backend) throws IOException {
    if (this == ONNX) {
      try (NetworkFile exported = new OnnxNetworkReader().open(file, OptionalInt.empty())) {
        return backend.load(exported.network(), exported.weights(), backend.devices().get(0));
      }
    }
    try (Weights weights =
        this == PTH ? new TorchWeightReader().open(file) : new SafetensorsReader().open(file)) {
      return backend.load(network, weights, backend.devices().get(0));
    }
  }
}
