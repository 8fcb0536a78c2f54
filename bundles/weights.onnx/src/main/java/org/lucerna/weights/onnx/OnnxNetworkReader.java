/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.weights.NetworkFile;
import org.lucerna.vision.api.weights.NetworkReader;
import org.osgi.service.component.annotations.Component;

/**
 * Reads convolutional networks exported to ONNX (opset 9 to 20): one file gives graph and weights.
 * Nothing in it can run; only its own folder is ever read.
 */
@Component
@PluginType(id = "onnx", label = "ONNX")
public final class OnnxNetworkReader implements NetworkReader {

  private static final String EXTENSION = ".onnx";
  private static final int NEWEST_FORMAT = 32;

  @Override
  public boolean accepts(Path file) {
    Path leaf = file.getFileName();
    return leaf != null
        && Files.isRegularFile(file)
        && (leaf.toString().toLowerCase(Locale.ROOT).endsWith(EXTENSION) || holds(file));
  }

  /** The format's version, then the producer's name, a domain or the graph. */
  private static boolean holds(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(3);
      return head.length == 3
          && head[0] == 8
          && head[1] > 2
          && head[1] < NEWEST_FORMAT
          && (head[2] == 0x12 || head[2] == 0x22 || head[2] == 0x3a || head[2] == 0x42);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public NetworkFile open(Path file, OptionalInt pixels) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new LucernaException(
          ExitStatus.UNREADABLE, "There is no ONNX file '" + file + "': check the path.");
    }
    OnnxFiles files = new OnnxFiles(file);
    try {
      Conversion.Result result = Conversion.of(GraphParser.read(files), pixels);
      Assembly assembly = Assembly.of(id(file), result);
      OnnxWeights weights = new OnnxWeights(file, files, assembly.tensors());
      return new NetworkFile(assembly.network(), List.of(), result.notes(), weights);
    } catch (BadFileException e) {
      files.close();
      throw e.about(file);
    } catch (IOException | RuntimeException | Error e) {
      files.close();
      throw e;
    }
  }

  /** The file's name without its extension; a plus sign is what heads add. */
  private static String id(Path file) {
    String name = file.getFileName().toString();
    int dot = name.toLowerCase(Locale.ROOT).lastIndexOf(EXTENSION);
    return (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^\\w.\\-]", "_");
  }
}
