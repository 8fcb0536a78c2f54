/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.TempStorage;
import org.lucerna.testkit.WeightReaderContract;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.vision.api.weights.Weights;

class SafetensorsReaderTest extends WeightReaderContract {

  @Override
  protected WeightReader reader() {
    return new SafetensorsReader();
  }

  @Override
  protected Path write(Map<String, Tensor> tensors) throws IOException {
    Path file = folder.resolve("written.safetensors");
    new SafetensorsModelStore(new TempStorage(folder)).saveTensors(file, tensors, Map.of());
    return file;
  }

  /** Byte by byte as the published description of the format says. */
  @Test
  void aFileMadeByHandIsRead() throws IOException {
    String header =
        "{\"__metadata__\":{\"format\":\"pt\"},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"a\":{\"dtype\":\"F16\",\"shape\":[1,3],\"data_offsets\":[8,14]}}  ";
    byte[] data = HexFormat.of().parseHex("0000803f" + "000020c0" + "003c" + "0040" + "00b8");
    Path file = file(header, data);
    try (Weights weights = reader().open(file)) {
      assertEquals(List.of("b", "a"), List.copyOf(weights.names()));
      assertEquals(Map.of("format", "pt"), weights.metadata());
      assertEquals(Tensor.of(new float[] {1, -2.5f}, 2), weights.read("b"));
      assertEquals(Tensor.of(new float[] {1, 2, -0.5f}, 1, 3), weights.read("a"));
    }
  }

  @Test
  void theWritersBytesAreThoseMadeByHand() throws IOException {
    Path file = folder.resolve("x.safetensors");
    new SafetensorsModelStore(new TempStorage(folder))
        .saveTensors(
            file,
            Map.of("b", Tensor.of(new float[] {1}, 1), "a", Tensor.of(new float[] {-2.5f}, 1, 1)),
            Map.of("format", "x"));
    String header =
        "{\"__metadata__\":{\"format\":\"x\"},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}";
    header += " ".repeat((8 - header.length() % 8) % 8);
    byte[] data = HexFormat.of().parseHex("000020c0" + "0000803f");
    assertArrayEquals(Files.readAllBytes(file(header, data)), Files.readAllBytes(file));
  }

  @ParameterizedTest
  @CsvSource({
    "F64, 000000000000f8bf, -1.5",
    "F32, 0000c0bf, -1.5",
    "F16, 00be, -1.5",
    "BF16, c0bf, -1.5",
    "I64, feffffffffffffff, -2",
    "I32, feffffff, -2",
    "I16, feff, -2",
    "I8, fe, -2",
    "U64, 00000000000000ff, 18374686479671623680",
    "U32, feffffff, 4294967294",
    "U16, feff, 65534",
    "U8, fe, 254",
    "BOOL, 01, 1",
  })
  void everyTypeBecomesFloats(String type, String bytes, float value) throws IOException {
    byte[] data = HexFormat.of().parseHex(bytes);
    try (Weights weights = reader().open(file(one(type, "[]", 0, data.length), data))) {
      assertEquals(value, weights.read("x").at(0));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{}{}",
        "{} x",
        "{\"x\":1}",
        "{\"x\":{}}",
        "{'x':{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[\"1\"],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"Q4\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":7,\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[99999999999999999999,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[4611686018427387905],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[0,99999999999],\"data_offsets\":[0,0]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"
            + "\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"y\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"__metadata__\":{\"a\":1},\"x\":{\"dtype\":\"F32\",\"shape\":[1],"
            + "\"data_offsets\":[0,4]}}",
        "{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"},\"x\":{\"dtype\":\"F32\",\"shape\":[1],"
            + "\"data_offsets\":[0,4]}}",
        "{\"__metadata__\":{},\"__metadata__\":{},\"x\":{\"dtype\":\"F32\",\"shape\":[1],"
            + "\"data_offsets\":[0,4]}}",
      })
  void aHeaderThatIsNotSoundIsRefused(String header) throws IOException {
    assertRefused(file(header, new byte[4]));
  }

  @Test
  void aSoundHeaderOfTheSameKindIsRead() throws IOException {
    try (Weights weights = reader().open(file(one("F32", "[1]", 0, 4), new byte[4]))) {
      assertEquals(0, weights.read("x").at(0));
    }
  }

  @Test
  void bytesBehindTheLastTensorAreRefused() throws IOException {
    assertTrue(assertRefused(file(one("F32", "[1]", 0, 4), new byte[5])).contains("goes on"));
  }

  @Test
  void aHeaderThatIsNotUtf8IsRefused() throws IOException {
    byte[] header = "{\"\u00ff\":{}}".getBytes(ISO_8859_1);
    assertTrue(assertRefused(file(header, header.length, new byte[0])).contains("UTF-8"));
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        3,
        1000,
        17_000_000,
        100_000_001,
        1L << 32,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1
      })
  void aHeaderLengthThatCannotBeIsRefused(long length) throws IOException {
    assertRefused(file("{}".getBytes(UTF_8), length, new byte[0]));
  }

  @Test
  void jsonNestedWithoutEndIsRefused() throws IOException {
    assertRefused(file("{\"x\":" + "[".repeat(1_000_000), new byte[0]));
    assertRefused(file("{\"x\":" + "{\"x\":".repeat(100_000), new byte[0]));
  }

  @Test
  @EnabledOnOs(OS.LINUX) // where files can have holes
  void aTensorBehindTheFirstFourGigabytesIsRead() throws IOException {
    long far = 5L << 30;
    String header =
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%d,%d]}".formatted(far, far + 4)
            + ",\"a\":{\"dtype\":\"U8\",\"shape\":[1073741824],\"data_offsets\":[0,1073741824]}"
            + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1073741824],\"data_offsets\":[1073741824,"
            + far
            + "]}}";
    Path file = file(header, new byte[0]);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.seek(8 + header.length() + far);
      sparse.write(new byte[] {0, 0, (byte) 0x80, 0x3f});
    }
    try (Weights weights = reader().open(file)) {
      assertEquals(1, weights.read("x").at(0));
    }
  }

  private static String one(String type, String shape, long begin, long end) {
    return "{\"x\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}}"
        .formatted(type, shape, begin, end);
  }

  private Path file(String header, byte[] data) throws IOException {
    byte[] text = header.getBytes(UTF_8);
    return file(text, text.length, data);
  }

  private Path file(byte[] header, long length, byte[] data) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + data.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(header).put(data);
    return Files.write(folder.resolve("made.safetensors"), bytes.array());
  }
}
