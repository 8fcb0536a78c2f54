/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lucerna.core.api.data.Tensor;

/**
 * Reads the raw maps that runs write: NumPy's {@code .npy} 1.0, float32, little-endian, C order.
 */
final class NpyFile {

  private static final int PREFIX = 10;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<f4', 'fortran_order': False, 'shape': \\(([\\d, ]*)\\), \\}\\s*");

  private NpyFile() {}

  /**
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) naming the file
   */
  static Tensor read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int length = bytes.length < PREFIX ? -1 : buffer.getShort(PREFIX - 2) & 0xFFFF;
      if (length < 0 || PREFIX + length > bytes.length) {
        throw Unreadable.file(file, null);
      }
      String text = new String(bytes, PREFIX, length, StandardCharsets.US_ASCII);
      Matcher header = HEADER.matcher(text);
      if (!header.matches()) {
        throw Unreadable.file(file, null);
      }
      int[] shape =
          Arrays.stream(header.group(1).split(","))
              .map(String::strip)
              .filter(s -> !s.isEmpty())
              .mapToInt(Integer::parseInt)
              .toArray();
      float[] values = new float[(bytes.length - PREFIX - length) / Float.BYTES];
      buffer
          .position(PREFIX + length)
          .slice()
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(values);
      return Tensor.of(values, shape);
    } catch (IOException | IllegalArgumentException e) {
      throw Unreadable.file(file, e);
    }
  }
}
