/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FileStorageTest {

  @TempDir Path temp;
  private FileStorage storage;

  @BeforeEach
  void open() {
    storage = new FileStorage(temp.resolve("home"));
  }

  private List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFileIsWrittenWithItsFoldersAndNothingBesideIt() throws IOException {
    Path target = temp.resolve("a/b/file.bin");
    byte[] bytes = new byte[200_000];
    bytes[199_999] = 7;
    storage.write(target, out -> out.write(bytes));
    assertArrayEquals(bytes, Files.readAllBytes(target));
    assertEquals(List.of("file.bin"), namesIn(target.getParent()));
  }

  @Test
  void aFailureOfAnyKindLeavesTheOldFileAndNoTemporaryOne() throws IOException {
    Path target = temp.resolve("file");
    storage.write(target, out -> out.write("old".getBytes(StandardCharsets.UTF_8)));
    List<Throwable> failures =
        List.of(
            new IOException("No space left on device"),
            new CancellationException("cancelled"),
            new OutOfMemoryError("heap"));
    for (Throwable failure : failures) {
      Throwable thrown =
          assertThrows(
              failure.getClass(),
              () ->
                  storage.write(
                      target,
                      out -> {
                        out.write(new byte[100_000]);
                        rethrow(failure);
                      }));
      if (failure instanceof IOException) {
        assertEquals("cannot write " + target + ": No space left on device", thrown.getMessage());
      }
      assertEquals("old", Files.readString(target));
      assertEquals(List.of("file"), namesIn(temp));
    }
  }

  private static void rethrow(Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    throw (Error) failure;
  }

  @Test
  void aTargetThatCannotBeWrittenIsNamedWithTheReason() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");
    IOException failure =
        assertThrows(
            IOException.class, () -> storage.write(file.resolve("below"), out -> out.write(1)));
    assertTrue(failure.getMessage().startsWith("cannot write " + file + "/below: "));
    assertFalse(failure.getMessage().endsWith("null"));
  }

  @Test
  void contentThatClosesItsStreamIsWrittenWhole() throws IOException {
    Path target = temp.resolve("text");
    storage.write(
        target,
        out -> {
          try (PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8)) {
            text.print("whole");
          }
        });
    assertEquals("whole", Files.readString(target));
  }

  @Test
  void homeFoldersAreCreatedAndStayBelowHome() throws IOException {
    assertTrue(Files.isDirectory(storage.home("cache/features")));
    assertThrows(IOException.class, () -> storage.home("../elsewhere"));
  }

  @Test
  void theUsersFolderIsThePropertyElseTheEnvironmentElseInTheHomeFolder() {
    assertEquals(Path.of("/p"), UserStorage.folder("/p", "/e"));
    assertEquals(Path.of("/e"), UserStorage.folder(" ", "/e"));
    assertEquals(
        Path.of(System.getProperty("user.home"), ".lucerna"), UserStorage.folder(null, ""));
  }

  @Test
  @Timeout(60)
  void oneThreadAtATimeHoldsALockAlsoThroughTwoStorages() throws Exception {
    Path lock = temp.resolve("locks/a.lock");
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    FileStorage other = new FileStorage(temp);
    for (int t = 0; t < 8; t++) {
      FileStorage used = t % 2 == 0 ? storage : other;
      Thread thread = new Thread(() -> hold(used, lock, inside, most));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(1, most.get());
  }

  private static void hold(
      FileStorage storage, Path lock, AtomicInteger inside, AtomicInteger most) {
    try {
      for (int i = 0; i < 5; i++) {
        storage.locked(
            lock,
            () -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              Thread.yield();
              return inside.decrementAndGet();
            });
      }
    } catch (IOException e) {
      most.set(Integer.MAX_VALUE);
    }
  }

  @Test
  void aThreadMayLockAgainWhatItHolds() throws IOException {
    Path lock = temp.resolve("a.lock");
    assertEquals(
        3,
        storage.<Integer>locked(
            lock, () -> storage.locked(lock, () -> 1) + storage.locked(lock, () -> 2)));
  }

  @Test
  void aLockIsFreeAgainAfterAFailure() throws IOException {
    Path lock = temp.resolve("a.lock");
    assertThrows(
        IOException.class,
        () ->
            storage.locked(
                lock,
                () -> {
                  throw new IOException("x");
                }));
    assertEquals(1, storage.<Integer>locked(lock, () -> 1));
  }

  @Test
  @Timeout(120)
  void processesTakeTurns() throws Exception {
    Path lock = temp.resolve("a.lock");
    Path counter = Files.writeString(temp.resolve("counter"), "0");
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  LockedCounter.class.getName(),
                  lock.toString(),
                  counter.toString())
              .redirectErrorStream(true)
              .redirectOutput(temp.resolve("out" + i).toFile())
              .start());
    }
    LockedCounter.count(storage, lock, counter);
    for (int i = 0; i < 2; i++) {
      assertTrue(processes.get(i).waitFor(100, TimeUnit.SECONDS));
      assertEquals(0, processes.get(i).exitValue(), Files.readString(temp.resolve("out" + i)));
    }
    assertEquals(3 * LockedCounter.ROUNDS, Integer.parseInt(Files.readString(counter)));
  }

  /** Counts in a file without any care but the lock: a lost update shows in the sum. */
  static final class LockedCounter {
    static final int ROUNDS = 200;

    private LockedCounter() {}

    public static void main(String[] args) throws IOException {
      Path counter = Path.of(args[1]);
      count(new FileStorage(counter.getParent()), Path.of(args[0]), counter);
    }

    static void count(FileStorage storage, Path lock, Path counter) throws IOException {
      for (int i = 0; i < ROUNDS; i++) {
        storage.locked(
            lock,
            () -> {
              int n = Integer.parseInt(Files.readString(counter));
              Files.writeString(counter, Integer.toString(n + 1));
              return null;
            });
      }
    }
  }
}
