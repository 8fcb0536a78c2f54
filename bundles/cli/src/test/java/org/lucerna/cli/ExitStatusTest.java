/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.UnknownPluginException;

class ExitStatusTest {

  @TempDir Path temp;
  private Console console;

  @BeforeEach
  void open() {
    console = new Console(temp);
  }

  private int runThat(Command<NoParams> command, String... more) {
    String[] words = Stream.concat(Stream.of("go"), Stream.of(more)).toArray(String[]::new);
    return console.with("go", NoParams.class, command).run(words);
  }

  private int runThatThrows(Throwable thrown, String... more) {
    return runThat(
        (params, context) -> {
          if (thrown instanceof Error e) {
            throw e;
          }
          throw (Exception) thrown;
        },
        more);
  }

  private List<Path> logs() throws IOException {
    Path folder = temp.resolve("logs");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @EnumSource(ExitStatus.class)
  void aFailureOfACommandIsItsSentenceAndItsStatus(ExitStatus status) throws IOException {
    assertEquals(status.code(), runThatThrows(new LucernaException(status, "no folder pics")));
    assertEquals("lucerna: no folder pics\n", console.err());
    assertEquals("", console.out());
    assertEquals(List.of(), logs());
  }

  @Test
  void aPartialResultIsPrintedWithStatusOne() {
    Outcome partial = new Outcome(ExitStatus.PARTIAL, List.of("2 of 3"), Map.of("skipped", 1));
    assertEquals(1, runThat((params, context) -> partial));
    assertEquals("2 of 3\n", console.out());
    assertEquals(1, runThat((params, context) -> partial, "--json"));
    assertEquals("{\"status\":\"partial\",\"skipped\":1}\n", console.out());
  }

  @Test
  void cancellingIsStatus130() {
    assertEquals(130, runThatThrows(new CancellationException()));
    assertEquals("lucerna: cancelled\n", console.err());
    assertEquals(130, runThatThrows(new CompletionException(new CancellationException())));
  }

  @Test
  void aCancelledCommandEndsAtItsNextStep() {
    AtomicBoolean cancelled = new AtomicBoolean();
    console.cancelledWhen(cancelled::get);
    int[] steps = {0};
    int status =
        runThat(
            (params, context) -> {
              for (int i = 1; i <= 100; i++) {
                steps[0] = i;
                cancelled.set(i == 3);
                context.progress().step(i, 100);
              }
              return Outcome.ok(List.of(), Map.of());
            });
    assertEquals(130, status);
    assertEquals(3, steps[0]);
  }

  @Test
  void whatTheUserNamedWronglyIsStatusTwo() {
    assertEquals(2, runThatThrows(new UnknownPluginException("unknown method 'x'")));
    assertEquals("lucerna: unknown method 'x'\n", console.err());
    assertEquals(2, runThatThrows(new ParamException("x", "'x' is missing")));
  }

  @Test
  void tooLittleMemoryIsStatusSixAndSaysWhatToDo() throws IOException {
    assertEquals(6, runThatThrows(new OutOfMemoryError("Java heap space")));
    assertTrue(console.err().contains("smaller batches"), console.err());
    assertEquals(List.of(), logs());
  }

  @Test
  void theUnexpectedIsStatusSevenAndItsStackTraceIsInAFileOnly() throws IOException {
    assertEquals(7, runThatThrows(new IllegalStateException("tape torn"), "--quiet"));
    assertEquals(1, console.err().lines().count());
    assertFalse(console.err().contains("at org."), console.err());
    Path log = logs().get(0);
    assertEquals(
        "lucerna: unexpected failure: IllegalStateException: tape torn; details in " + log + "\n",
        console.err());
    String details = Files.readString(log);
    assertTrue(details.contains("java.lang.IllegalStateException: tape torn"), details);
    assertTrue(details.contains("\tat org.lucerna.cli."), details);
    assertTrue(details.contains("arguments: [go, --quiet]"), details);
    assertTrue(details.contains("org.lucerna.fake 1.0.0"), details);
  }

  @Test
  void aFileThatCannotBeReadOrWrittenIsNamedAlsoFromAWorker() {
    IOException full = new IOException("cannot write best.safetensors: No space left on device");
    assertEquals(7, runThatThrows(new CompletionException(new UncheckedIOException(full))));
    assertTrue(
        console.err().startsWith("lucerna: cannot write best.safetensors: No space left"),
        console.err());
    assertEquals(7, runThatThrows(new NoSuchFileException("/x/y.png")));
    assertTrue(console.err().startsWith("lucerna: no such file: /x/y.png"), console.err());
  }

  @Test
  void aLogThatCannotBeKeptDoesNotHideTheFailure() throws IOException {
    Files.writeString(temp.resolve("logs"), "a file where the folder should be");
    assertEquals(7, runThatThrows(new IllegalStateException("tape torn")));
    assertTrue(console.err().contains("tape torn"), console.err());
    assertTrue(console.err().contains("could not be kept"), console.err());
  }

  @Test
  void aBrokenParameterRecordIsStatusFiveForItsCommandOnly() {
    record Broken(int withoutAnnotation) {}
    console.with("broken", Broken.class, (params, context) -> null);
    assertEquals(5, console.run("broken"));
    assertEquals(0, console.run("--help"));
    record Taken(@Param(value = "", help = "x") Optional<String> json) {}
    console.with("taken", Taken.class, (params, context) -> null);
    assertEquals(5, console.run("taken"));
  }

  @Test
  void aFileNameCannotSteerTheTerminal() {
    runThatThrows(new LucernaException(ExitStatus.UNREADABLE, "bad \u001b[31mred\u0007\r\n.png"));
    assertEquals("lucerna: bad  [31mred .png\n", console.err());
  }

  @Test
  void theJsonResultIsOneLineWithTheStatusAndPlainValues() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("accuracy", 0.5);
    json.put("loss", Double.NaN);
    json.put("path", Path.of("/a/ü<b>.png"));
    json.put("rows", List.of(Map.of("n", 3L), Optional.empty()));
    json.put("none", null);
    runThat((params, context) -> Outcome.ok(List.of("for people"), json), "--json");
    assertEquals(
        "{\"status\":\"ok\",\"accuracy\":0.5,\"loss\":null,\"path\":\"/a/ü<b>.png\","
            + "\"rows\":[{\"n\":3},null],\"none\":null}\n",
        console.out());
  }

  @Test
  void withJsonAFailureIsAResultLineToo() {
    runThatThrows(new LucernaException(ExitStatus.UNREADABLE, "no folder 'pics'"), "--json");
    JsonObject line = JsonParser.parseString(console.out()).getAsJsonObject();
    assertEquals("unreadable", line.get("status").getAsString());
    assertEquals(4, line.get("exit").getAsInt());
    assertEquals("no folder 'pics'", line.get("message").getAsString());
    assertEquals("lucerna: no folder 'pics'\n", console.err());
  }

  @Test
  void notesGoToTheErrorStreamAndNotWhenQuiet() {
    Command<NoParams> noting =
        (params, context) -> {
          context.progress().note("epoch 1: 0.9");
          return Outcome.ok(List.of("result"), Map.of());
        };
    assertEquals(0, runThat(noting));
    assertEquals("epoch 1: 0.9\n", console.err());
    assertEquals("result\n", console.out());
    assertEquals(0, runThat(noting, "-q"));
    assertEquals("", console.err());
  }
}
