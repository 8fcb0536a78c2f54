/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.nio.file.Path;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.Weights;

/** Whole models as {@code torch.onnx.export} writes them, for benchmarks of other modules. */
public final class ExportedFile {

  private ExportedFile() {}

  /** Opset 17, batch open, BatchNorm as it is. */
  public static Path write(Network network, Weights weights, Path to) throws IOException {
    return Exporter.write(network, weights, new Exporter.Style(17, 0, false), to);
  }
}
