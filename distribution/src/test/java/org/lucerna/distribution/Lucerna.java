/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs {@code bin/lucerna} as a user would: a process of its own. */
final class Lucerna {

  private static final long LIMIT_MINUTES = 8;

  /** All others start and end: compiling their code twice would take a quarter of their time. */
  private static final Set<String> LONG =
      Set.of("demo", "run", "train", "explain", "compare", "lab", "verify");

  private final Path directory;
  private final Path home;

  /**
   * @param directory the working directory
   * @param home the user's Lucerna folder
   */
  Lucerna(Path directory, Path home) {
    this.directory = directory;
    this.home = home;
  }

  /** How a process ended. */
  record Result(int status, String out, String err) {

    /** No stack trace may ever reach a person. */
    boolean isClean() {
      return !err.contains("\tat ") && !err.contains("Exception in thread");
    }
  }

  Process start(Path out, Path err, String... arguments) throws IOException {
    return start(Map.of(), out, err, arguments);
  }

  Process start(Map<String, String> environment, Path out, Path err, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(Distribution.launcher().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("LUCERNA_HOME", home.toString());
    if (arguments.length > 0 && !LONG.contains(arguments[0])) {
      builder.environment().put("LUCERNA_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    }
    builder.environment().putAll(environment);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  Result run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "out", ".txt");
    Path err = Files.createTempFile(directory, "err", ".txt");
    return await(start(environment, out, err, arguments), out, err);
  }

  Result await(Process process, Path out, Path err) throws IOException, InterruptedException {
    if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("lucerna did not end: " + Files.readString(err));
    }
    return new Result(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
