/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
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

/**
 * The tensors of an open file, read at their places one at a time. Not memory-mapped: a mapped file
 * cannot be replaced on Windows, and one that shrinks meanwhile takes the whole process down.
 */
final class SafetensorsWeights implements Weights {

  private static final int WINDOW = 1 << 16;

  /** Whether values that are infinite or no number are refused. */
  enum Values {
    FINITE,
    ANY
  }

  private final Path path;
  private final FileChannel channel;
  private final Header header;
  private final Values values;
  private String sha256;

  private SafetensorsWeights(Path path, FileChannel channel, Header header, Values values) {
    this.path = path;
    this.channel = channel;
    this.header = header;
    this.values = values;
  }

  /**
   * @throws LucernaException (unreadable) if there is no such file or it is not sound
   */
  static SafetensorsWeights open(Path path, Values values) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new LucernaException(
          ExitStatus.UNREADABLE, "There is no weight file '" + path + "': check the path.");
    }
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new SafetensorsWeights(path, channel, Header.read(channel), values);
    } catch (BadFileException e) {
      channel.close();
      throw e.about(path);
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(header.tensors().keySet());
  }

  @Override
  public List<Integer> shape(String name) {
    return place(name).shape();
  }

  @Override
  public Tensor read(String name) throws IOException {
    TensorPlace place = place(name);
    float[] data = allocate(name, place);
    try {
      copy(place, data);
      if (values == Values.FINITE) {
        checkFinite(name, data);
      }
    } catch (BadFileException e) {
      throw e.about(path);
    }
    return Tensor.wrap(data, place.shape().stream().mapToInt(Integer::intValue).toArray());
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
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(header.texts());
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + path, e);
    }
  }

  private TensorPlace place(String name) {
    TensorPlace place = header.tensors().get(name);
    if (place == null) {
      throw new IllegalArgumentException("'" + path + "' holds no tensor '" + name + "'");
    }
    return place;
  }

  private float[] allocate(String name, TensorPlace place) {
    try {
      return new float[place.elements()];
    } catch (OutOfMemoryError e) {
      throw new LucernaException(
          ExitStatus.DEVICE,
          "Tensor '%s' of '%s' needs %d MB, more than Java has free: raise its limit (-Xmx)."
              .formatted(name, path, (4L * place.elements() >> 20) + 1),
          e);
    }
  }

  private void copy(TensorPlace place, float[] data) throws IOException {
    ByteBuffer window = ByteBuffer.allocate(WINDOW).order(ByteOrder.LITTLE_ENDIAN);
    long at = header.dataStart() + place.begin();
    int bytes = place.type().bytes();
    for (int done = 0; done < data.length; ) {
      int count = Math.min(WINDOW / bytes, data.length - done);
      window.clear().limit(count * bytes);
      while (window.hasRemaining()) {
        int read = channel.read(window, at);
        if (read < 0) {
          throw new BadFileException("became shorter while it was read");
        }
        at += read;
      }
      place.type().get(window.flip(), data, done, count);
      done += count;
    }
  }

  private static void checkFinite(String name, float[] data) throws BadFileException {
    for (float value : data) {
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
