/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandFamily;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.render.Figure;

/** {@code commands:} in a job file. */
class CommandsJobTest {

  private static final RealWork REAL = new RealWork();

  @TempDir Path folder;

  private final List<String> done = new ArrayList<>();

  /** Parameters of command say. */
  public record Say(
      @Param(help = "what", positional = true) String text,
      @Param(value = "", help = "a file") List<Path> file,
      @Param(value = "ok", help = "how it ends") String end) {}

  /** Parameters of a family. */
  public record Loud(@Param(value = "1", help = "how loud") int volume) {}

  @BeforeEach
  void commands() {
    Command<Say> say =
        (params, context) -> {
          done.add(params.text() + " " + params.file() + " in " + context.workingDirectory());
          return switch (params.end()) {
            case "fail" -> throw new LucernaException(ExitStatus.UNREADABLE, "nothing heard");
            case "partial" ->
                new Outcome(ExitStatus.PARTIAL, List.of("half"), Map.of("text", params.text()));
            default -> Outcome.ok(List.of(params.text()), Map.of("text", params.text()));
          };
        };
    CommandFamily family =
        new CommandFamily() {
          @Override
          public List<Member> members() {
            return List.of(new Member("say loudly", "say loudly", "test"));
          }

          @Override
          public List<Class<? extends Record>> params(String id) {
            return List.of(Say.class, Loud.class);
          }

          @Override
          public Outcome run(String id, List<Record> params, Context context) {
            String text =
                ((Say) params.get(0)).text() + "!".repeat(((Loud) params.get(1)).volume());
            return Outcome.ok(List.of(text), Map.of("text", text));
          }
        };
    REAL.plugins.register(Command.class, "say", say, Say.class);
    REAL.plugins.register(
        Command.class, "explain", new ExplainCommand(REAL.work), ExplainParams.class);
    REAL.plugins.register(Command.class, "run", new RunCommand(REAL.work), RunParams.class);
    REAL.plugins.register(CommandFamily.class, "loud", family, Loud.class);
  }

  private Outcome run(String text, String... options) throws Exception {
    Path job = folder.resolve("jobs").resolve("job.yaml");
    Files.createDirectories(job.getParent());
    Files.writeString(job, text);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("job", "jobs/job.yaml");
    for (int i = 0; i < options.length; i += 2) {
      values.put(options[i], options[i + 1]);
    }
    return new RunCommand(REAL.work)
        .run(REAL.binder.bind(RunParams.class, values, folder), RealWork.in(folder));
  }

  private LucernaException refused(String text, String... options) {
    LucernaException e = assertThrows(LucernaException.class, () -> run(text, options));
    assertEquals(List.of(), done, "nothing ran");
    return e;
  }

  @Test
  void commandsRunInOrderInTheFilesFolder() throws Exception {
    Outcome outcome =
        run(
            """
            lucerna: 1
            name: two
            commands:
              - say: {text: one, file: [a.png, b.png]}
              - say loudly: {text: two, volume: 3}
              - say: {text: three, end: partial}
            """);
    Path jobs = folder.resolve("jobs");
    assertEquals(
        "one [%s, %s] in %s".formatted(jobs.resolve("a.png"), jobs.resolve("b.png"), jobs),
        done.get(0));
    assertEquals(List.of("one", "two!!!", "half"), outcome.lines());
    assertEquals(ExitStatus.PARTIAL, outcome.status());
    List<?> commands = (List<?>) outcome.json().get("commands");
    assertEquals(
        Map.of("command", "say loudly", "status", "ok", "result", Map.of("text", "two!!!")),
        commands.get(1));
  }

  /** These commands count nothing of what they do. */
  @Test
  void everyCommandThatIsDoneHasFilledItsShare() throws Exception {
    List<String> counted = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void step(long at, long total) {
            counted.add(at + "/" + total);
          }

          @Override
          public Progress part(String label, double share) {
            counted.add(label + " " + share);
            return this;
          }

          @Override
          public void note(String line) {}
        };
    Path job = folder.resolve("job.yaml");
    Files.writeString(
        job,
        """
        lucerna: 1
        commands:
          - say: {text: one}
          - say: {text: two}
        """);
    new RunCommand(REAL.work)
        .run(
            REAL.binder.bind(RunParams.class, Map.of("job", "job.yaml"), folder),
            RealWork.in(folder, progress));
    assertEquals(List.of("say (1 of 2) 0.5", "1/1", "say (2 of 2) 0.5", "1/1"), counted);
  }

  @Test
  void theFirstFailureEndsTheJobWithItsStatus() {
    LucernaException e =
        assertThrows(
            LucernaException.class,
            () ->
                run(
                    """
                    lucerna: 1
                    commands:
                      - say: {text: one}
                      - say: {text: two, end: fail}
                      - say: {text: three}
                    """));
    assertEquals(ExitStatus.UNREADABLE, e.status());
    assertEquals("job job, say (2 of 3): nothing heard", e.getMessage());
    assertEquals(2, done.size());
  }

  @Test
  void mistakesAreFoundBeforeAnythingRuns() {
    String head = "lucerna: 1\ncommands:\n  - say: {text: one}\n";
    String unknown = refused(head + "  - sya: {text: two}\n").getMessage();
    assertTrue(unknown.contains("command 2") && unknown.contains("'say'"), unknown);
    String key = refused(head + "  - say loudly: {text: two, volum: 3}\n").getMessage();
    assertTrue(key.contains("'volume'"), key);
    String value = refused(head + "  - say loudly: {text: two, volume: high}\n").getMessage();
    assertTrue(value.contains("volume"), value);
    refused(head + "  - {say: {text: a}, explain: {}}\n");
    refused("lucerna: 1\ncommands: []\n");
    refused("lucerna: 2\ncommands:\n  - say: {text: one}\n");
  }

  @Test
  void stepsAndCommandsDoNotGoTogether() {
    LucernaException e = refused("lucerna: 1\nsteps: []\ncommands:\n  - say: {text: one}\n");
    assertEquals(ExitStatus.JOB_INVALID, e.status());
    assertTrue(e.getMessage().contains("'commands' and 'steps'"), e.getMessage());
  }

  @Test
  void optionsForAWholeRunAreRefused() {
    String job = "lucerna: 1\ncommands:\n  - say: {text: one}\n";
    for (String option : List.of("set", "out", "resume", "repeat", "folds", "variant")) {
      String value = option.equals("resume") ? "true" : option.equals("set") ? "say.text=x" : "3";
      LucernaException e = refused(job, option, value);
      assertEquals(ExitStatus.USAGE, e.status());
      assertTrue(e.getMessage().startsWith("--" + option), e.getMessage());
    }
  }

  @Test
  void aJobThatRunsItselfIsRefused() {
    LucernaException e = refused("lucerna: 1\ncommands:\n  - run: {job: job.yaml}\n");
    assertTrue(e.getMessage().contains("runs itself"), e.getMessage());
  }

  @Test
  void aJobOfExplainGivesTheFilesOfTheCommandByteForByte() throws Exception {
    Path picture = picture();
    Map<String, Object> values =
        Map.of(
            "network",
            "small-gap",
            "weights",
            "procedural",
            "image",
            picture.toString(),
            "method",
            "cam,grad-cam",
            "target",
            "top2",
            "out",
            "by-command");
    new ExplainCommand(REAL.work)
        .run(REAL.binder.bind(ExplainParams.class, values, folder), RealWork.in(folder));
    run(
        """
        lucerna: 1
        name: again
        commands:
          - explain:
              network: small-gap
              weights: procedural
              image: ../picture.png
              method: [cam, grad-cam]
              target: top2
              out: by-job
        """);
    Path byCommand = folder.resolve("by-command/picture");
    try (var files = Files.list(byCommand)) {
      List<Path> all = files.toList();
      assertEquals(9, all.size());
      for (Path file : all) {
        assertArrayEquals(
            Files.readAllBytes(file),
            Files.readAllBytes(folder.resolve("jobs/by-job/picture").resolve(file.getFileName())));
      }
    }
  }

  private Path picture() throws IOException {
    int[] pixels = new int[160 * 140];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i * 7919) & 0xFFFFFF;
    }
    Path file = folder.resolve("picture.png");
    RgbImage image = RgbImage.wrap(160, 140, pixels);
    REAL.work
        .storage()
        .write(file, out -> REAL.work.exporter().png(new Figure.Raster(image), 1, out));
    return file;
  }
}
