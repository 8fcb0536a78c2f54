/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.data.Tensor;

class NpzTest {

  @TempDir Path temp;

  private Tensor npy(String descr, String shape, String hex) throws IOException {
    String header =
        "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + shape + "), }\n";
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    byte[] values = HexFormat.of().parseHex(hex);
    ByteBuffer all =
        ByteBuffer.allocate(10 + text.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
    all.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    all.putShort((short) text.length).put(text).put(values);
    return Npy.read(Files.write(temp.resolve("a.npy"), all.array()));
  }

  @Test
  void everyNumberTypeIsRead() throws IOException {
    assertEquals(Tensor.of(new float[] {1.5f, -2}, 2), npy("<f4", "2,", "0000c03f000000c0"));
    assertEquals(Tensor.of(new float[] {1.5f}, 1, 1), npy(">f8", "1, 1", "3ff8000000000000"));
    assertEquals(Tensor.of(new float[] {-1, 255}, 2), npy("<i2", "2,", "ffffff00"));
    assertEquals(Tensor.of(new float[] {-1}), npy("<i8", "", "ffffffffffffffff"));
    assertEquals(Tensor.of(new float[] {4294967296f}), npy("<u4", "", "ffffffff"));
    assertEquals(Tensor.of(new float[] {0x1p64f}), npy("<u8", "", "ffffffffffffffff"));
    assertEquals(Tensor.of(new float[] {255, 1}, 2), npy("|u1", "2,", "ff01"));
    assertEquals(Tensor.of(new float[] {1, 0}, 2), npy("|b1", "2,", "0100"));
  }

  /** Values of the IEEE 754 binary16 format as its standard's table of examples gives them. */
  @Test
  void halfFloatsAreExact() {
    assertEquals(1f, Npy.half((short) 0x3C00));
    assertEquals(-2f, Npy.half((short) 0xC000));
    assertEquals(65504f, Npy.half((short) 0x7BFF));
    assertEquals(0x1p-14f, Npy.half((short) 0x0400));
    assertEquals(0x1p-24f, Npy.half((short) 0x0001));
    assertEquals(0.33325195f, Npy.half((short) 0x3555));
    assertEquals(Float.NEGATIVE_INFINITY, Npy.half((short) 0xFC00));
    assertTrue(Float.isNaN(Npy.half((short) 0x7E00)));
    assertEquals(Float.floatToRawIntBits(-0f), Float.floatToRawIntBits(Npy.half((short) 0x8000)));
  }

  @Test
  void whatIsNotReadHereIsRefusedByName() {
    assertThrows(IOException.class, () -> npy("<f4", "2,", "0000c03f"));
    assertThrows(IOException.class, () -> npy("<c8", "1,", "0000000000000000"));
    IOException refused =
        assertThrows(
            IOException.class, () -> Npy.read(Files.write(temp.resolve("b.npy"), new byte[20])));
    assertTrue(refused.getMessage().contains("b.npy"), refused.getMessage());
  }

  @Test
  void theReferenceNumbersOfANetworkAreRead() throws IOException {
    Map<String, Tensor> arrays = Npz.read(SharedData.require("golden", "squeezenet1_0_real.npz"));
    assertArrayEquals(new int[] {1000}, arrays.get("logits").shape());
    assertArrayEquals(new int[] {3, 224, 224}, arrays.get("input__guided").shape());
    assertTrue(Float.isFinite(arrays.get("input__guided").max()));
  }
}
