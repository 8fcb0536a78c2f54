/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.weights.ElementType;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.safetensors.TensorBytes.Window;

/** Files above 2 GB, and what mapping them must not change. */
class LargeFilesTest {

  private static final long THREE_GB = 3L << 30;

  @TempDir Path folder;

  @Test
  @EnabledOnOs(OS.LINUX) // where files can have holes
  void tensorsBeforeAcrossAndBehindTwoGigabytesAreRead() throws IOException {
    long two = Integer.MAX_VALUE + 1L;
    Path file = sparse(two);
    try (Weights weights = new SafetensorsReader().open(file)) {
      assertEquals(
          List.of("before", "gap", "across", "gap2", "behind"), List.copyOf(weights.names()));
      assertArrayEquals(new float[] {1, -2}, weights.read("before").toArray());
      float[] across = weights.read("across").toArray();
      assertEquals(1 << 16, across.length);
      assertEquals(3, across[0]);
      assertEquals(4, across[1 << 15]);
      assertEquals(5, across[(1 << 16) - 1]);
      assertArrayEquals(new float[] {6, 7}, weights.read("behind").toArray());
    }
  }

  /** Two floats, a hole, 2^16 floats of which half lie behind 2 GB, a hole, two floats. */
  private Path sparse(long two) throws IOException {
    long across = two - (1 << 17);
    Map<String, long[]> places = new LinkedHashMap<>();
    places.put("before", new long[] {0, 8});
    places.put("gap", new long[] {8, across});
    places.put("across", new long[] {across, across + (1 << 18)});
    places.put("gap2", new long[] {across + (1 << 18), THREE_GB});
    places.put("behind", new long[] {THREE_GB, THREE_GB + 8});
    StringBuilder header = new StringBuilder("{");
    places.forEach(
        (name, p) -> {
          boolean gap = name.startsWith("gap");
          long size = gap ? (p[1] - p[0]) / 8 : (p[1] - p[0]) / 4;
          header
              .append(header.length() > 1 ? "," : "")
              .append(
                  HostileSafetensors.tensor(
                      name, gap ? "I64" : "F32", "[" + size + "]", "[" + p[0] + "," + p[1] + "]"));
        });
    byte[] start = HostileSafetensors.file(header + "}", new byte[0]);
    Path file = Files.write(folder.resolve("large.safetensors"), start);
    assumeTrue(
        Files.getFileStore(file).getUsableSpace() > 1 << 20, "the disk has no room for the test");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      put(sparse, start.length, 1, -2);
      put(sparse, start.length + across, 3);
      put(sparse, start.length + two, 4);
      put(sparse, start.length + across + (1 << 18) - 4, 5);
      put(sparse, start.length + THREE_GB, 6, 7);
    }
    return file;
  }

  private static void put(RandomAccessFile file, long at, float... values) throws IOException {
    file.seek(at);
    for (float value : values) {
      file.writeInt(Integer.reverseBytes(Float.floatToIntBits(value)));
    }
  }

  @Test
  void theWriterCountsBeyondTwoGigabytes() throws IOException {
    Tensor tensor = Tensor.of(new float[1 << 24], 1 << 24);
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    for (int i = 10; i < 43; i++) {
      shapes.put("t" + i, List.of(1 << 24));
    }
    Counter out = new Counter();
    new SafetensorsWriter(Map.of(), shapes).write(out, (name, sink) -> sink.accept(tensor.data()));
    String header = out.start.toString(StandardCharsets.US_ASCII);
    assertTrue(header.contains("\"t42\":{\"dtype\":\"F32\",\"shape\":[16777216]"), header);
    assertTrue(header.contains("\"data_offsets\":[2147483648,2214592512]"), header);
    long length = ByteBuffer.wrap(out.start.toByteArray()).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertEquals(8 + length + 33L * (4 << 24), out.count);
  }

  private static final class Counter extends OutputStream {
    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private long count;

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      if (count < 1 << 14) {
        start.write(bytes, from, Math.min(length, 1 << 14));
      }
      count += length;
    }
  }

  @ParameterizedTest
  @EnumSource
  void mappedOrReadInWindowsOfAnySizeTheValuesAreTheSame(ElementType type) throws IOException {
    byte[] bytes = new byte[5 + 1001 * type.bytes()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 >> 3);
    }
    Path file = Files.write(folder.resolve("bytes"), bytes);
    float[] expected = new float[1001];
    type.get(
        ByteBuffer.wrap(bytes, 5, bytes.length - 5).slice().order(ByteOrder.LITTLE_ENDIAN),
        expected,
        0,
        1001);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (Window window :
          List.of(
              new Window(0, 1 << 16),
              new Window(0, 16),
              new Window(1 << 20, 8),
              new Window(64, 8))) {
        float[] values = new float[1001];
        new TensorBytes(channel, 5).copy(type, values, window);
        assertArrayEquals(expected, values, window.toString());
      }
    }
  }

  /** On Linux touching a page behind a mapped file's end is a fault, not an end of file. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileThatShrinksWhileItIsReadIsRefused() throws Exception {
    List<ElementType> types = List.of(ElementType.F32, ElementType.F16, ElementType.I8);
    for (int round = 0; round < 12; round++) {
      byte[] data = new byte[16 << 20];
      ElementType type = types.get(round % types.size());
      String shape = "[" + data.length / type.bytes() + "]";
      String header =
          "{" + HostileSafetensors.tensor("x", type.name(), shape, "[0," + data.length + "]") + "}";
      Path file = Files.write(folder.resolve("shrinks"), HostileSafetensors.file(header, data));
      int delay = round / 3;
      try (Weights weights = new SafetensorsReader().open(file)) {
        Thread shrinker =
            new Thread(
                () -> {
                  try (RandomAccessFile raf = new RandomAccessFile(file.toFile(), "rw")) {
                    Thread.sleep(delay);
                    raf.setLength(4096);
                  } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
        shrinker.start();
        try {
          weights.read("x"); // read in time, or
        } catch (LucernaException e) {
          assertTrue(e.getMessage().contains("became shorter"), e.getMessage());
        }
        shrinker.join();
        LucernaException e = assertThrows(LucernaException.class, () -> weights.read("x"));
        assertTrue(e.getMessage().contains("became shorter"), e.getMessage());
      }
    }
  }

  @Test
  void wrappersAndOldNamesBecomeThoseOfNetworks() throws IOException {
    String header =
        "{"
            + HostileSafetensors.tensor("module.fc.weight", "U8", "[1]", "[0,1]")
            + ","
            + HostileSafetensors.tensor(
                "features.denseblock1.denselayer2.norm.1.weight", "U8", "[1]", "[1,2]")
            + "}";
    Path file = Files.write(folder.resolve("names"), HostileSafetensors.file(header, new byte[2]));
    try (Weights weights = new SafetensorsReader().open(file)) {
      assertEquals(
          List.of("fc.weight", "features.denseblock1.denselayer2.norm1.weight"),
          List.copyOf(weights.names()));
    }
  }
}
