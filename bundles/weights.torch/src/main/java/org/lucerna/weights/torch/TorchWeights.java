/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.weights.Weights;

/** The tensors of an open file; only their places are in memory. */
final class TorchWeights implements Weights {

  private final Path path;
  private final FileChannel channel;
  private final Content content;
  private final Map<String, TensorRef> tensors;
  private String sha256;

  private TorchWeights(
      Path path, FileChannel channel, Content content, Map<String, TensorRef> tensors) {
    this.path = path;
    this.channel = channel;
    this.content = content;
    this.tensors = tensors;
  }

  static TorchWeights open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      ByteSource file = ByteSource.of(channel);
      Content content = FileKind.of(file).read(file);
      Map<String, TensorRef> tensors = StateDict.of(content.root());
      for (TensorRef tensor : tensors.values()) {
        content.open(tensor.storage());
      }
      return new TorchWeights(path, channel, content, tensors);
    } catch (BadFileException e) {
      channel.close();
      throw unreadable(path, e);
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  static LucernaException unreadable(Path path, BadFileException reason) {
    return new LucernaException(
        ExitStatus.UNREADABLE, "The weight file '" + path + "' " + reason.getMessage() + ".");
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  @Override
  public List<Integer> shape(String name) {
    return tensor(name).sizes();
  }

  /** Synchronized because an inflating source keeps its place. */
  @Override
  public synchronized Tensor read(String name) throws IOException {
    TensorRef tensor = tensor(name);
    try {
      float[] values =
          TensorReader.read(tensor, content.open(tensor.storage()), content.byteOrder());
      for (float value : values) {
        if (!Float.isFinite(value)) {
          throw new BadFileException(
              "holds the value " + value + " in tensor '" + name + "': no network can use it");
        }
      }
      return Tensor.wrap(values, tensor.sizes().stream().mapToInt(Integer::intValue).toArray());
    } catch (BadFileException e) {
      throw unreadable(path, e);
    } catch (OutOfMemoryError e) {
      // Thrown by the one large allocation: nothing else has happened, the process is well.
      throw new LucernaException(
          ExitStatus.DEVICE,
          "Tensor '%s' of '%s' needs %d MB, more than Java has free: raise its limit (-Xmx)."
              .formatted(name, path, (4L * tensor.elements() >> 20) + 1),
          e);
    }
  }

  @Override
  public String origin() {
    return path.getFileName().toString();
  }

  @Override
  public synchronized String sha256() {
    if (sha256 == null) {
      sha256 = digest();
    }
    return sha256;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + path, e);
    }
  }

  private TensorRef tensor(String name) {
    TensorRef tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("'" + path + "' holds no tensor '" + name + "'");
    }
    return tensor;
  }

  private String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
      for (long at = 0; channel.read(buffer.clear(), at) > 0; at += buffer.limit()) {
        digest.update(buffer.flip());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new LucernaException(
          ExitStatus.UNREADABLE, "The weight file '" + path + "' can no longer be read.", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
