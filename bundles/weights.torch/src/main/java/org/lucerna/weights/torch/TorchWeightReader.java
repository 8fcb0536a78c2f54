/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.weights.WeightFile;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.vision.api.weights.Weights;
import org.osgi.service.component.annotations.Component;

/**
 * Reads what {@code torch.save} writes: a state dict or a checkpoint with one inside, in the zip
 * format of PyTorch 1.6 and later or the one before.
 *
 * <p>Such files are Python programs that build the tensors. Here they run on a machine that has
 * only the few instructions and names a state dict needs, within limits of steps, memory and depth,
 * so that a file can neither run code, nor read outside itself, nor exhaust memory.
 */
@Component
@PluginType(id = "torch", label = "PyTorch state dict")
public final class TorchWeightReader implements WeightReader {

  /** By name, so that a web page called {@code vgg16.pth} comes here and is told what it is. */
  @Override
  public boolean accepts(Path file) {
    Path leaf = file.getFileName();
    String name = leaf == null ? "" : leaf.toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file)
        && (name.endsWith(".pth") || name.endsWith(".pt") || name.endsWith(".th") || holds(file));
  }

  /**
   * @throws LucernaException (unreadable) if there is no such file, it is no state dict, is
   *     damaged, or asks for anything but tensors
   */
  @Override
  public Weights open(Path file) throws IOException {
    return WeightFile.open(file, TorchWeights::of);
  }

  private static boolean holds(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteSource source = ByteSource.of(channel);
      return switch (FileKind.of(source)) {
        case PICKLE -> LegacyContent.begins(source);
        case ZIP -> ZipContent.begins(source);
        default -> false;
      };
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
