/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;

/** Prints the figures of {@code docs/performance.md}: ratios, each measured within this one run. */
public final class Bench {

  private static final String ALL = "all";

  private Bench() {}

  /**
   * @param args a folder for unpacked natives and pictures; which parts to run, separated by commas
   *     ({@code explanations}, {@code methods}, {@code sharing}, {@code score-cam}, {@code
   *     analyses}, {@code learning}, {@code training}, {@code formats}; {@code all} without), and
   *     {@code quick} for fewer turns
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]).resolve("bench");
    FileStorage storage = new FileStorage(folder.resolve("home"));
    PytorchBackend backend = new PytorchBackend(storage);
    print(
        "%s, %d processors, Java %s",
        processor(), Runtime.getRuntime().availableProcessors(), Runtime.version());
    print("%s", backend.description());
    Set<String> asked = Set.of(args.length > 1 ? args[1].split(",") : new String[] {ALL});
    int turns = asked.contains("quick") ? 7 : 21;
    for (Map.Entry<String, Part> part :
        parts(new Setup(backend, storage, folder, turns)).entrySet()) {
      if (asked.contains(ALL) || asked.contains(part.getKey())) {
        part.getValue().run();
      }
    }
    System.exit(0);
  }

  private record Setup(PytorchBackend backend, FileStorage storage, Path folder, int turns) {}

  private interface Part {
    void run() throws Exception;
  }

  private static Map<String, Part> parts(Setup setup) {
    PytorchBackend backend = setup.backend();
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("explanations", () -> new ExplanationBench(backend).run());
    parts.put("methods", () -> new MethodBench(backend, setup.turns()).run());
    parts.put("sharing", () -> new SharingBench(backend, setup.turns()).run());
    parts.put("score-cam", () -> new SharingBench(backend, setup.turns()).scoreCam());
    parts.put("analyses", () -> new AnalysisBench(backend, setup.turns()).run());
    parts.put("learning", () -> new LearningBench(backend).run());
    parts.put("training", () -> new TrainingBench(backend, setup.storage(), setup.folder()).run());
    parts.put("formats", () -> new FormatBench(backend, setup.storage(), setup.folder()).run());
    return parts;
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
