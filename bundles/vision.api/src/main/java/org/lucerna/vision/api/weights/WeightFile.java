/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;

/**
 * An open weight file: what the readers of all formats do alike. Every failure is one sentence that
 * names the file.
 */
public final class WeightFile implements AutoCloseable {

  private static final int WINDOW = 1 << 16;

  private final Path path;
  private final FileChannel channel;
  private String sha256;

  private WeightFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Reads what a format keeps in front of its tensors, and makes the weights. */
  public interface Opener {
    /**
     * @throws BadWeightsException if the file is not sound
     */
    Weights open(WeightFile file) throws IOException;
  }

  /**
   * Opens a file; it stays open for the weights, which close it.
   *
   * @throws LucernaException (unreadable) if there is no such file or it is not sound
   */
  public static Weights open(Path path, Opener opener) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new LucernaException(
          ExitStatus.UNREADABLE, "There is no weight file '" + path + "': check the path.");
    }
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return opener.open(new WeightFile(path, channel));
    } catch (BadWeightsException e) {
      channel.close();
      throw e.about(path);
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  public Path path() {
    return path;
  }

  public FileChannel channel() {
    return channel;
  }

  /** The file's name. */
  public String origin() {
    return path.getFileName().toString();
  }

  /** Copies the values of one tensor. */
  public interface Filler {
    /**
     * @throws BadWeightsException if they cannot be had
     */
    void fill(float[] values) throws IOException;
  }

  /**
   * Reads one tensor into an array of its own.
   *
   * @param shape of fewer than 2^31 values
   * @param finite whether values that are infinite or no number are refused, naming the tensor
   * @throws LucernaException (unreadable, or device where the heap is too small)
   */
  public Tensor read(String name, List<Integer> shape, boolean finite, Filler filler)
      throws IOException {
    float[] values = allocate(name, shape);
    try {
      filler.fill(values);
      for (float value : values) {
        if (finite && !Float.isFinite(value)) {
          throw new BadWeightsException(
              "holds the value " + value + " in tensor '" + name + "': no network can use it");
        }
      }
    } catch (BadWeightsException e) {
      throw e.about(path);
    }
    return Tensor.wrap(values, shape.stream().mapToInt(Integer::intValue).toArray());
  }

  private float[] allocate(String name, List<Integer> shape) {
    long elements = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    try {
      return new float[Math.toIntExact(elements)];
    } catch (OutOfMemoryError e) {
      // One large array did not fit and nothing else has happened: the process is well.
      throw new LucernaException(
          ExitStatus.DEVICE,
          "Tensor '%s' of '%s' needs %d MB, more than Java has free: raise its limit (-Xmx)."
              .formatted(name, path, (elements * Float.BYTES >> 20) + 1),
          e);
    }
  }

  /** SHA-256 of the file in hexadecimal, computed once. */
  public synchronized String sha256() {
    if (sha256 == null) {
      sha256 = digest();
    }
    return sha256;
  }

  private String digest() {
    MessageDigest digest = Digests.sha256();
    ByteBuffer buffer = ByteBuffer.allocate(WINDOW);
    try {
      for (long at = 0; channel.read(buffer.clear(), at) > 0; at += buffer.limit()) {
        digest.update(buffer.flip());
      }
    } catch (IOException e) {
      throw new LucernaException(
          ExitStatus.UNREADABLE, "The weight file '" + path + "' can no longer be read.", e);
    }
    return Digests.hex(digest);
  }

  /**
   * What was found under a tensor's name.
   *
   * @throws IllegalArgumentException if that is null
   */
  public <T> T require(T found, String name) {
    if (found == null) {
      throw new IllegalArgumentException("'" + path + "' holds no tensor '" + name + "'");
    }
    return found;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + path, e);
    }
  }
}
