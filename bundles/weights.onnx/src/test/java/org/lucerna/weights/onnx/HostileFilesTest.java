/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.weights.NetworkFile;

/** Each is refused within two seconds and 64 MB, with one sentence. */
class HostileFilesTest {

  private static final Duration SOON = Duration.ofSeconds(2);
  private static final long MEMORY = 64L << 20;
  private static final Map<String, HostileOnnx.Hostile> ALL = HostileOnnx.all();

  @TempDir Path folder;

  private final OnnxNetworkReader reader = new OnnxNetworkReader();

  static Set<String> hostile() {
    return ALL.keySet();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileFileIsRefused(String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.write(home.resolve("data.bin"), new byte[1000]);
    Files.write(folder.resolve("data.bin"), new byte[1000]);
    Path etc = Files.createDirectories(folder.resolve("etc"));
    Files.write(etc.resolve("passwd"), new byte[1000]);
    Files.createSymbolicLink(home.resolve("link"), etc);
    Path file = OnnxFile.write(ALL.get(name).model(), home.resolve("bad.onnx"));
    String sentence = assertRefused(file);
    assertTrue(sentence.contains(ALL.get(name).reason()), sentence);
  }

  @Test
  void aSoundFileOfTheSameKindIsRead() throws IOException {
    Path file = HostileOnnx.sound().write(folder.resolve("good.onnx"));
    try (NetworkFile read = reader.open(file, OptionalInt.empty())) {
      assertEquals(1, read.weights().names().size());
    }
  }

  @Test
  void aFileCutShortAnywhereIsRefused() throws IOException {
    byte[] whole = HostileOnnx.sound().model().bytes();
    for (int length = 1; length < whole.length; length += 5) {
      assertRefused(Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, length)));
    }
  }

  @Test
  void aFlippedBitIsReadOrRefusedButNothingElse() throws IOException {
    byte[] whole = HostileOnnx.sound().model().bytes();
    Path file = folder.resolve("flipped.onnx");
    for (int bit = 0; bit < whole.length * 8; bit += 7) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, flipped);
      try (NetworkFile read = reader.open(file, OptionalInt.empty())) {
        for (String name : read.weights().names()) {
          read.weights().read(name);
        }
      } catch (LucernaException e) {
        assertEquals(ExitStatus.UNREADABLE, e.status(), e.getMessage());
      }
    }
  }

  @Test
  void otherFilesAreSaidToBeNone() throws IOException {
    assertTrue(assertRefused(Files.createFile(folder.resolve("empty.onnx"))).contains("is empty"));
    for (String text :
        new String[] {"<!DOCTYPE html><html>", "version https://git-lfs.github.com", "PK\3\4"}) {
      Path file = Files.writeString(folder.resolve("text.onnx"), text, StandardCharsets.UTF_8);
      assertTrue(assertRefused(file).contains("no ONNX file"), text);
    }
    assertRefused(folder.resolve("missing.onnx"));
    assertRefused(folder);
  }

  @Test
  void valuesThatAreNoNumbersAreRefusedWithTheTensorsName() throws IOException {
    float[] values = new float[108];
    values[50] = Float.NaN;
    Path file =
        new OnnxFile(13)
            .input("input", 0, 3, 8, 8)
            .floats("conv.weight", values, 4, 3, 3, 3)
            .node("Conv", "x", List.of("input", "conv.weight"))
            .node("GlobalAveragePool", "p", List.of("x"))
            .node("Flatten", "y", List.of("p"))
            .output("y", 0, 4)
            .write(folder.resolve("nan.onnx"));
    assertTrue(assertRefused(file).contains("'conv.weight'"));
  }

  @Test
  void onlyItsOwnFilesAreAcceptedAndNothingThrows() throws IOException {
    Path file = HostileOnnx.sound().write(folder.resolve("good.onnx"));
    assertTrue(reader.accepts(file));
    assertTrue(reader.accepts(Files.copy(file, folder.resolve("no-extension"))));
    assertFalse(reader.accepts(Files.writeString(folder.resolve("notes.txt"), "not a network")));
    assertFalse(reader.accepts(folder));
    assertFalse(reader.accepts(folder.resolve("missing.onnx")));
    assertFalse(reader.accepts(folder.getRoot()));
  }

  private String assertRefused(Path file) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] taken = {0};
    LucernaException refusal =
        assertTimeoutPreemptively(
            SOON,
            () -> {
              long before = threads.getCurrentThreadAllocatedBytes();
              LucernaException e = assertThrows(LucernaException.class, () -> readAll(file));
              taken[0] = threads.getCurrentThreadAllocatedBytes() - before;
              return e;
            });
    String sentence = refusal.getMessage();
    assertEquals(ExitStatus.UNREADABLE, refusal.status(), sentence);
    assertTrue(taken[0] < MEMORY, taken[0] + " bytes for: " + sentence);
    assertTrue(sentence.contains(file.getFileName().toString()), sentence);
    assertTrue(sentence.endsWith(".") && sentence.lines().count() == 1, sentence);
    assertTrue(sentence.length() < 1500, sentence);
    return sentence;
  }

  private void readAll(Path file) throws IOException {
    try (NetworkFile read = reader.open(file, OptionalInt.empty())) {
      for (String name : read.weights().names()) {
        read.weights().read(name);
      }
    }
  }
}
