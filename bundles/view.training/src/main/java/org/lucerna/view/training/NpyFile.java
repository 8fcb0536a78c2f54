/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lucerna.core.api.data.Tensor;

/**
 * Reads the raw maps that runs write: NumPy's {@code .npy} 1.0, float32, little-endian, C order.
 */
final class NpyFile {

  private static final int PREFIX = 10;
  private static final long LARGEST = 16L << 20;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<f4', 'fortran_order': False, 'shape': \\(([\\d, ]*)\\), \\}\\s*");

  private NpyFile() {}

  /** Empty where there is no such file or it is no such array. */
  static Optional<Tensor> read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      byte[] head = new byte[bytes.getShort(PREFIX - 2) & 0xFFFF];
      bytes.position(PREFIX).get(head);
      Matcher header = HEADER.matcher(new String(head, StandardCharsets.US_ASCII));
      if (!header.matches()) {
        return Optional.empty();
      }
      int[] shape =
          Arrays.stream(header.group(1).split(","))
              .map(String::strip)
              .filter(s -> !s.isEmpty())
              .mapToInt(Integer::parseInt)
              .toArray();
      float[] values = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(values);
      return Optional.of(Tensor.wrap(values, shape));
    } catch (IOException
        | IllegalArgumentException
        | BufferUnderflowException
        | ArithmeticException
        | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
