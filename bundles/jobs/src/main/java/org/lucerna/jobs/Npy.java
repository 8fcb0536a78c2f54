/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.file.Storage;

/** Writes and reads tensors as NumPy's {@code .npy}, format 1.0, little-endian float32, C order. */
final class Npy {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private static final Pattern HEADER =
      Pattern.compile("'<f4'.*'fortran_order': False.*'shape': \\(([\\d, ]*)\\)");

  private Npy() {}

  static void write(Storage storage, Path file, Tensor tensor) throws IOException {
    byte[] bytes = bytes(tensor);
    storage.write(file, out -> out.write(bytes));
  }

  static byte[] bytes(Tensor tensor) {
    String shape =
        Arrays.stream(tensor.shape()).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
    int length = MAGIC.length + 2 + header.length() + 1;
    header += " ".repeat((ALIGNMENT - length % ALIGNMENT) % ALIGNMENT) + "\n";
    ByteBuffer buffer =
        ByteBuffer.allocate(MAGIC.length + 2 + header.length() + 4 * tensor.length())
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(MAGIC).putShort((short) header.length());
    buffer.put(header.getBytes(StandardCharsets.US_ASCII));
    buffer.asFloatBuffer().put(tensor.data());
    return buffer.array();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException naming the file, if it is not such a one
   */
  static Tensor read(Path file) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    try {
      byte[] magic = new byte[MAGIC.length];
      buffer.get(magic);
      byte[] header = new byte[Short.toUnsignedInt(buffer.getShort())];
      buffer.get(header);
      Matcher shape = HEADER.matcher(new String(header, StandardCharsets.US_ASCII));
      if (!Arrays.equals(MAGIC, magic) || !shape.find()) {
        throw new IOException(file + " is not a map as Lucerna writes them");
      }
      int[] sizes =
          Arrays.stream(shape.group(1).split(","))
              .map(String::strip)
              .filter(s -> !s.isEmpty())
              .mapToInt(Integer::parseInt)
              .toArray();
      float[] values = new float[buffer.remaining() / Float.BYTES];
      buffer.asFloatBuffer().get(values);
      return Tensor.wrap(values, sizes);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new IOException(file + " is cut off or damaged", e);
    }
  }
}
