/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.file.Storage;

/** Writes tensors as NumPy's {@code .npy}, format 1.0, little-endian float32, C order. */
final class Npy {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

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
}
