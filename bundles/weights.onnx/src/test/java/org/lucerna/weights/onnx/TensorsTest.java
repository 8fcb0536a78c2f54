/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.vision.api.weights.NetworkFile;
import org.lucerna.vision.api.weights.Weights;

/** The many ways in which a file can hold the same numbers. */
class TensorsTest {

  /** Exact in all types; bits of half and bfloat16 are written out by hand. */
  private static final float[] VALUES = {1, -2, 0.5f, 3};

  private static final int[] HALVES = {0x3C00, 0xC000, 0x3800, 0x4200};
  private static final int[] BFLOATS = {0x3F80, 0xC000, 0x3F00, 0x4040};

  private static final Map<String, Proto> FORMS =
      Map.of(
          "raw floats", tensor(1).floats(9, VALUES),
          "packed floats", tensor(1).floats(4, VALUES),
          "single floats", tensor(1).real(4, 1).real(4, -2).real(4, 0.5f).real(4, 3),
          "raw doubles", tensor(11).bytes(9, doubles()),
          "packed doubles", tensor(11).bytes(10, doubles()),
          "raw halves", tensor(10).bytes(9, shorts(HALVES)),
          "halves as integers", tensor(10).numbers(5, longs(HALVES)),
          "single halves",
              tensor(10).number(5, 0x3C00).number(5, 0xC000).number(5, 0x3800).number(5, 0x4200),
          "raw bfloats", tensor(16).bytes(9, shorts(BFLOATS)),
          "bfloats as integers", tensor(16).numbers(5, longs(BFLOATS)));

  @TempDir Path folder;

  static Set<String> forms() {
    return FORMS.keySet();
  }

  private static Proto tensor(int type) {
    return new Proto().numbers(1, 4).number(2, type).text(8, "w");
  }

  private static byte[] doubles() {
    ByteBuffer bytes = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : VALUES) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  private static byte[] shorts(int... bits) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : bits) {
      bytes.putShort((short) value);
    }
    return bytes.array();
  }

  private static long[] longs(int... values) {
    return java.util.Arrays.stream(values).asLongStream().toArray();
  }

  /** Channels scaled by {@code w} and pooled. */
  private Path write(Proto weight) throws IOException {
    return new OnnxFile(13)
        .input("input", 0, 3, 8, 8)
        .floats("conv.weight", new float[12], 4, 3, 1, 1)
        .tensor(weight)
        .node("Conv", "c", List.of("input", "conv.weight", "w"))
        .node("GlobalAveragePool", "p", List.of("c"))
        .node("Flatten", "y", List.of("p"))
        .output("y", 0, 4)
        .write(folder.resolve("net.onnx"));
  }

  private static NetworkFile open(Path file) throws IOException {
    return new OnnxNetworkReader().open(file, OptionalInt.empty());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void allFormsGiveTheSameNumbers(String form) throws IOException {
    try (NetworkFile read = open(write(FORMS.get(form)))) {
      assertEquals(List.of(4), read.weights().shape("conv.bias"));
      assertArrayEquals(VALUES, read.weights().read("conv.bias").toArray());
      assertArrayEquals(VALUES, read.weights().read("conv.bias").toArray());
    }
  }

  @Test
  void tensorsBesideTheFileAreReadAndDigested() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    ByteBuffer bytes = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putLong(0);
    for (float value : VALUES) {
      bytes.putFloat(value);
    }
    Files.write(folder.resolve("data/net.bin"), bytes.array());
    Proto tensor =
        tensor(1)
            .number(14, 1)
            .message(13, new Proto().text(1, "location").text(2, "data/net.bin"))
            .message(13, new Proto().text(1, "offset").text(2, "8"));
    Path file = write(tensor);
    try (NetworkFile read = open(file)) {
      assertArrayEquals(VALUES, read.weights().read("conv.bias").toArray());
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(file));
      digest.update(bytes.array());
      assertEquals(HexFormat.of().formatHex(digest.digest()), read.weights().sha256());
    }
  }

  @Test
  void theDigestIsThatOfTheFile() throws Exception {
    Path file = write(FORMS.get("raw floats"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    try (NetworkFile read = open(file)) {
      assertEquals(HexFormat.of().formatHex(digest), read.weights().sha256());
      assertEquals("net.onnx", read.weights().origin());
      assertEquals("net", read.network().id());
    }
  }

  @Test
  void nothingKeepsTheFileOpenAfterClose() throws IOException {
    Path file = write(FORMS.get("raw floats"));
    NetworkFile read = open(file);
    Weights weights = read.weights();
    read.close();
    read.close();
    assertThrows(IOException.class, () -> weights.read("conv.bias"));
    Files.delete(file);
  }

  @Test
  void unknownTensorsAreRefusedByName() throws IOException {
    try (NetworkFile read = open(write(FORMS.get("raw floats")))) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> read.weights().read("fc.weight"));
      assertNotEquals(-1, e.getMessage().indexOf("fc.weight"));
      assertThrows(UnsupportedOperationException.class, () -> read.weights().names().clear());
    }
  }

  @Test
  void theSizeOfPicturesMayBeChosen() throws IOException {
    Path file = write(FORMS.get("raw floats"));
    try (NetworkFile read = new OnnxNetworkReader().open(file, OptionalInt.of(20))) {
      assertEquals(20, read.network().input().preprocessing().crop());
    }
    try (NetworkFile read = open(file)) {
      assertEquals(8, read.network().input().preprocessing().crop());
      assertEquals(8, read.network().input().preprocessing().resize());
    }
  }
}
