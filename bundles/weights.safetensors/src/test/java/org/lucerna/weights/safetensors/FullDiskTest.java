/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.FileStorage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.file.Storage;

/** A write that fails leaves the old file, whole, and nothing else. */
class FullDiskTest {

  private static final int VALUES = 100_000;

  @TempDir Path folder;
  private Path file;
  private byte[] before;

  @BeforeEach
  void anOldFile() throws IOException {
    file = folder.resolve("models/best.safetensors");
    save(new FileStorage(folder), file, 10);
    before = Files.readAllBytes(file);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 50, 300, 65_000, 400_000})
  void aDiskThatFillsUpWhileWritingLeavesTheOldFile(int room) throws IOException {
    Storage full = new FullStorage(new FileStorage(folder), room);
    IOException e = assertThrows(IOException.class, () -> save(full, file, VALUES));
    assertTrue(e.getMessage().contains("best.safetensors"), e.getMessage());
    assertUntouched();
  }

  /** The operating system's own limit on a file's size, in a process of its own. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void theSystemsLimitOnFilesLeavesTheOldFile() throws Exception {
    Path log = folder.resolve("log.txt");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 256; exec \"$0\" \"$@\"",
                java,
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskTest.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "still running");
    String said = Files.readString(log);
    assertEquals(0, process.exitValue(), said);
    assertTrue(said.startsWith("cannot write " + file), said);
    assertUntouched();
  }

  public static void main(String[] args) {
    try {
      save(new FileStorage(Path.of(args[0]).getParent()), Path.of(args[0]), VALUES);
      System.exit(1);
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }

  private void assertUntouched() throws IOException {
    assertArrayEquals(before, Files.readAllBytes(file));
    try (var files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
  }

  private static void save(Storage storage, Path file, int values) throws IOException {
    new SafetensorsModelStore(storage)
        .saveTensors(file, Map.of("x", Tensor.of(new float[values], values)), Map.of());
  }

  /** Lets {@code room} bytes of a file through, then fails as a full disk does. */
  private record FullStorage(Storage storage, int room) implements Storage {

    @Override
    public Path home(String name) throws IOException {
      return storage.home(name);
    }

    @Override
    public void write(Path target, Content content) throws IOException {
      storage.write(target, out -> content.writeTo(new Limited(out, room)));
    }

    @Override
    public <T> T locked(Path lockFile, Locked<T> work) throws IOException {
      return storage.locked(lockFile, work);
    }
  }

  private static final class Limited extends FilterOutputStream {

    private int room;

    Limited(OutputStream out, int room) {
      super(out);
      this.room = room;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, Math.min(room, count));
      if (count > room) {
        throw new IOException("No space left on device");
      }
      room -= count;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }
  }
}
