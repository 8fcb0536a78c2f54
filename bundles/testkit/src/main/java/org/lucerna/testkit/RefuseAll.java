/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.vision.api.weights.Weights;

/**
 * A process of its own that tries to read every file of a folder and has 64 MB of heap for it, the
 * idle JVM's share included. What it prints says whether it survived, started other processes, or
 * changed the folder.
 */
public final class RefuseAll {

  private static final String HEAP = "-Xmx64m";
  private static final int MINUTES = 2;
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration STUCK = Duration.ofSeconds(20);

  private RefuseAll() {}

  /** What {@link #run} gives back when every one of {@code count} files is refused. */
  public static String expected(int count) {
    return "refused " + count + ", started 0 processes, folder unchanged, exit 0";
  }

  /**
   * @param reader has a public constructor without parameters
   * @return in one line what happened
   */
  public static String run(Class<? extends WeightReader> reader, Path folder)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("refuse-all", ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                RefuseAll.class.getName(),
                reader.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .directory(folder.toFile())
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return "still running: " + Files.readString(log);
    }
    String said = Files.readString(log).strip();
    Files.delete(log);
    return said + ", exit " + process.exitValue();
  }

  /**
   * Asserts that a file is refused within two seconds of a processor's time, so that other work on
   * the machine does not count.
   */
  public static LucernaException refusal(WeightReader reader, Path file) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return assertTimeoutPreemptively(
        STUCK,
        () -> {
          long begin = threads.getCurrentThreadCpuTime();
          LucernaException e = assertThrows(LucernaException.class, () -> readAll(reader, file));
          long spent = threads.getCurrentThreadCpuTime() - begin;
          assertTrue(spent < SOON.toNanos(), "took " + spent / 1_000_000 + " ms");
          return e;
        });
  }

  public static void main(String[] args) throws Exception {
    WeightReader reader =
        (WeightReader) Class.forName(args[0]).getDeclaredConstructor().newInstance();
    List<Path> files = list(Path.of(args[1]));
    int refused = 0;
    for (Path file : files) {
      try {
        readAll(reader, file);
        System.out.println("read " + file);
      } catch (LucernaException e) {
        if (e.status() == ExitStatus.UNREADABLE) {
          refused++;
        } else {
          System.out.println(e.getMessage());
        }
      }
    }
    boolean unchanged = files.equals(list(Path.of(args[1])));
    System.out.printf(
        "refused %d, started %d processes, folder %s%n",
        refused,
        ProcessHandle.current().descendants().count(),
        unchanged ? "unchanged" : "changed");
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  /** Opens the file and reads all its tensors. */
  public static void readAll(WeightReader reader, Path file) throws IOException {
    try (Weights weights = reader.open(file)) {
      for (String name : weights.names()) {
        weights.read(name);
      }
    }
  }
}
