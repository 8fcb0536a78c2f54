/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.weights.TensorNames;
import org.lucerna.vision.api.weights.WeightFile;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.safetensors.SafetensorsWeights.Values;
import org.osgi.service.component.annotations.Component;

/**
 * Reads safetensors files: a header in JSON, then the tensors' bytes; nothing that could run. Also
 * the weights inside Lucerna's own checkpoints.
 */
@Component
@PluginType(id = "safetensors", label = "safetensors")
public final class SafetensorsReader implements WeightReader {

  @Override
  public boolean accepts(Path file) {
    Path leaf = file.getFileName();
    return leaf != null
        && Files.isRegularFile(file)
        && (leaf.toString().toLowerCase(Locale.ROOT).endsWith(".safetensors") || holds(file));
  }

  @Override
  public Weights open(Path file) throws IOException {
    return WeightFile.open(
        file,
        open -> {
          Header header = Header.read(open.channel());
          return new SafetensorsWeights(
              open, header, TensorNames.plain(header.tensors()), Values.FINITE);
        });
  }

  /** A length below 2^24 and the brace that opens the header. */
  private static boolean holds(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(9);
      return head.length == 9
          && head[3] == 0
          && head[4] == 0
          && head[5] == 0
          && head[6] == 0
          && head[7] == 0
          && head[8] == '{';
    } catch (IOException e) {
      return false;
    }
  }
}
