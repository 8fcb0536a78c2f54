/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;

/** Against the published description of NumPy's format 1.0. */
class NpyTest {

  @Test
  void aMatrixIsWrittenAsNumPyWritesIt() {
    byte[] bytes = Npy.bytes(Tensor.of(new float[] {1, -2.5f, 0, 4, 5, 6}, 2, 3));
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertArrayEquals(
        new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, Arrays.copyOf(bytes, 8));
    int length = buffer.getShort(8);
    assertEquals(0, (10 + length) % 64, "data are not aligned to 64 bytes");
    String header = new String(bytes, 10, length, StandardCharsets.US_ASCII);
    assertEquals("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3,), }", header.strip());
    assertEquals('\n', header.charAt(length - 1));
    assertEquals(10 + length + 24, bytes.length);
    assertEquals(-2.5f, buffer.getFloat(10 + length + 4));
  }
}
