/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
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

/** The tensors of an open ONNX file under the names of the layers, read one at a time. */
final class OnnxWeights implements Weights {

  private static final int WINDOW = 1 << 16;

  private final Path path;
  private final OnnxFiles files;
  private final Map<String, Source> tensors;
  private String sha256;

  OnnxWeights(Path path, OnnxFiles files, Map<String, Source> tensors) {
    this.path = path;
    this.files = files;
    this.tensors = Collections.unmodifiableMap(tensors);
  }

  @Override
  public Set<String> names() {
    return tensors.keySet();
  }

  @Override
  public List<Integer> shape(String name) {
    return source(name).shape();
  }

  @Override
  public Tensor read(String name) throws IOException {
    Source source = source(name);
    if (!files.main().isOpen()) {
      throw new ClosedChannelException();
    }
    try {
      float[] values = source.floats();
      checkFinite(name, values);
      return Tensor.wrap(values, source.shape().stream().mapToInt(Integer::intValue).toArray());
    } catch (BadFileException e) {
      throw e.about(path);
    }
  }

  @Override
  public String origin() {
    return path.getFileName().toString();
  }

  /** Of the file, followed by those beside it that hold its tensors, if any. */
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
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + path, e);
    }
  }

  private Source source(String name) {
    Source source = tensors.get(name);
    if (source == null) {
      throw new IllegalArgumentException("'" + path + "' holds no tensor '" + name + "'");
    }
    return source;
  }

  private static void checkFinite(String name, float[] values) throws BadFileException {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new BadFileException(
            "holds the value " + value + " in tensor '" + name + "': no network can use it");
      }
    }
  }

  private String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer buffer = ByteBuffer.allocate(WINDOW);
      for (FileChannel file : files.all()) {
        for (long at = 0; file.read(buffer.clear(), at) > 0; at += buffer.limit()) {
          digest.update(buffer.flip());
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new LucernaException(
          ExitStatus.UNREADABLE, "The ONNX file '" + path + "' can no longer be read.", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
