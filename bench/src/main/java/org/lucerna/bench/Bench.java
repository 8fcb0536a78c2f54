/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.nio.file.Path;
import java.util.Locale;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;

/** Prints the figures of {@code docs/performance.md}: ratios, each measured within this one run. */
public final class Bench {

  private Bench() {}

  /**
   * @param args a folder for unpacked natives and pictures
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]).resolve("bench");
    FileStorage storage = new FileStorage(folder.resolve("home"));
    PytorchBackend backend = new PytorchBackend(storage);
    print(
        "%s, %d processors, Java %s",
        processor(), Runtime.getRuntime().availableProcessors(), Runtime.version());
    print("%s", backend.description());
    new ExplanationBench(backend).run();
    new LearningBench(backend).run();
    new TrainingBench(backend, storage, folder).run();
    new FormatBench(backend, storage, folder).run();
    System.exit(0);
  }

  static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static String processor() throws java.io.IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!java.nio.file.Files.exists(info)) {
      return System.getProperty("os.arch");
    }
    return java.nio.file.Files.readAllLines(info).stream()
        .filter(l -> l.startsWith("model name"))
        .map(l -> l.replaceFirst(".*:\\s*", ""))
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
