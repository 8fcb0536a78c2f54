/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.FileStorage;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.testkit.FakePlugins;

/** What only a process of its own shows: signals, closed pipes, encodings. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class ProcessTest {

  @TempDir Path temp;

  /** The launcher of these tests. */
  static final class Main {

    private Main() {}

    public static void main(String[] args) {
      FakePlugins plugins = new FakePlugins();
      Command<NoParams> wait = (params, context) -> countSlowly(context.progress());
      Command<NoParams> many =
          (params, context) ->
              Outcome.ok(
                  IntStream.range(0, 200_000).mapToObj(i -> "line ü " + i).toList(), Map.of());
      plugins.register(Command.class, "wait", wait, NoParams.class);
      plugins.register(Command.class, "many", many, NoParams.class);
      Services services =
          new Services(
              plugins,
              new RecordParamBinder(),
              new DefaultTasks(),
              new FileStorage(Path.of(System.getProperty("test.home"))),
              "1");
      int status;
      try (Cancellation cancellation = Cancellation.onShutdown()) {
        status = new Cli(services, Terminal.ofProcess(), cancellation).run(args);
      }
      System.exit(status);
    }

    private static Outcome countSlowly(org.lucerna.core.api.task.Progress progress)
        throws InterruptedException {
      progress.note("begun");
      for (int i = 0; i < 6000; i++) {
        Thread.sleep(20);
        progress.step(i, 6000);
      }
      return Outcome.ok(List.of("never"), Map.of());
    }
  }

  private Process start(String command) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dtest.home=" + temp,
            "-Dfile.encoding=ISO-8859-1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            command)
        .redirectError(temp.resolve("err").toFile())
        .start();
  }

  private String err() throws IOException {
    return Files.readString(temp.resolve("err"));
  }

  /**
   * A shell's background jobs ignore Ctrl-C, and so do all their children: nothing to test there.
   */
  private static boolean isInterruptIgnored() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1 << 1) != 0);
  }

  @Test
  void ctrlCEndsTheCommandAtItsNextStepWithStatus130() throws Exception {
    assumeFalse(isInterruptIgnored(), "skipped: this shell job ignores Ctrl-C");
    Process process = start("wait");
    while (!err().contains("begun")) {
      Thread.sleep(50);
    }
    assertEquals(
        0, new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor(), "kill");
    assertTrue(process.waitFor(15, TimeUnit.SECONDS), "it ends within one step");
    assertEquals(130, process.exitValue());
    assertEquals("begun\nlucerna: cancelled\n", err());
  }

  @Test
  void aReaderThatGoesAwayIsNoFailureAndOutputIsUtf8() throws Exception {
    Process process = start("many");
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals("line ü 0", out.readLine());
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
    assertEquals("", err());
  }
}
