/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.param.Param;

class CliTest {

  enum Optimizer {
    SGD,
    ADAM
  }

  enum Schedule {
    CONSTANT,
    STEP_LR,
    COSINE_ANNEALING
  }

  record TrainParams(
      @Param(help = "The job file", positional = true) Path job,
      @Param(value = "10", help = "Passes over the training pictures", min = 1, max = 1000)
          int epochs,
      @Param(value = "0.001", help = "Learning rate at the first epoch", min = 0) double rate,
      @Param(value = "sgd", help = "How weights are changed") Optimizer optimizer,
      @Param(value = "constant", help = "How the learning rate changes from epoch to epoch")
          Schedule schedule,
      @Param(
              value = "true",
              help =
                  "Keep the backbone as it is and compute what it says of every picture once, so"
                      + " that later epochs are short")
          boolean frozen,
      @Param(value = "", help = "Changes to the job, such as data.per-class=3") List<String> set,
      @Param(value = "", help = "At most so many pictures of a class", min = 1)
          Optional<Integer> perClass) {}

  record ShowParams(
      @Param(help = "Pictures") List<Path> image,
      @Param(value = "", help = "Names") List<String> classes,
      @Param(value = "predicted", help = "What is explained") String target,
      @Param(value = "false", help = "Write logits") boolean logits) {}

  @TempDir Path temp;
  private Console console;
  private Record bound;

  @BeforeEach
  void commands() {
    console =
        new Console(temp)
            .with(
                "train",
                "Fine-tunes a network on a folder of pictures and explains what it looks at",
                TrainParams.class,
                capture())
            .with("show", "Shows pictures", ShowParams.class, capture())
            .with("demo", "Draws, trains, explains", NoParams.class, capture());
  }

  private <P extends Record> Command<P> capture() {
    return (params, context) -> {
      bound = params;
      return Outcome.ok(List.of("done"), Map.of("cwd", context.workingDirectory()));
    };
  }

  private TrainParams train(String... words) {
    assertEquals(0, console.run(words), console.err());
    return (TrainParams) bound;
  }

  private ShowParams show(String... words) {
    assertEquals(0, console.run(words), console.err());
    return (ShowParams) bound;
  }

  private Path in(String name) {
    return temp.resolve(name);
  }

  @Test
  void whatIsNotTypedHasTheRecordsDefault() {
    assertEquals(
        new TrainParams(
            in("job.yaml"),
            10,
            0.001,
            Optimizer.SGD,
            Schedule.CONSTANT,
            true,
            List.of(),
            Optional.empty()),
        train("train", "job.yaml"));
    assertEquals("done\n", console.out());
    assertEquals("", console.err());
  }

  @Test
  void optionsMayStandBeforeAndBehindArgumentsAndWithAnEqualsSign() {
    TrainParams params =
        train(
            "--quiet",
            "train",
            "--epochs=3",
            "job.yaml",
            "--rate",
            "1e-2",
            "--optimizer",
            "adam",
            "--per-class",
            "5");
    assertEquals(3, params.epochs());
    assertEquals(in("job.yaml"), params.job());
    assertEquals(0.01, params.rate());
    assertEquals(Optimizer.ADAM, params.optimizer());
    assertEquals(Optional.of(5), params.perClass());
  }

  @ParameterizedTest
  @CsvSource({
    "--frozen,true",
    "--no-frozen,false",
    "--frozen=false,false",
    "--frozen=off,false",
    "--frozen=yes,true"
  })
  void aFlagTakesAnOptionalValueAndItsNegative(String flag, boolean expected) {
    assertEquals(expected, train("train", flag, "job.yaml").frozen());
    assertEquals(in("job.yaml"), ((TrainParams) bound).job());
  }

  @Test
  void aFlagsValueMayFollowIt() {
    assertEquals(false, train("train", "--frozen", "false", "job.yaml").frozen());
  }

  /** "data" alone takes an argument: the longer name wins only where it is one. */
  @Test
  void aCommandMayHaveANameOfTwoWords() {
    console.with("data", "Looks at data", TrainParams.class, capture());
    console.with("data similar", "Finds what is alike", ShowParams.class, capture());
    assertEquals(
        List.of(in("a.png")), show("--quiet", "data", "similar", "--image", "a.png").image());
    assertEquals(in("other"), train("data", "other").job());
    assertEquals(in("similar"), train("data", "./similar").job());
    assertEquals(0, console.run("data", "similar", "--help"));
    assertTrue(console.out().contains("Usage: lucerna data similar [OPTIONS]"), console.out());
    assertEquals(0, console.run("help", "data", "similar"));
    assertTrue(console.out().startsWith("Finds what is alike"), console.out());
  }

  @Test
  void listsAreWrittenWithCommasOrRepeatedOrFollowed() {
    ShowParams params =
        show(
            "show",
            "--image",
            "a.png",
            "b.png",
            "--classes",
            "cat, dog",
            "--classes",
            "cow",
            "--image=c.png");
    assertEquals(List.of(in("a.png"), in("b.png"), in("c.png")), params.image());
    assertEquals(List.of("cat", "dog", "cow"), params.classes());
  }

  @Test
  void aCommaInAFilesNameIsNoSeparator() throws IOException {
    Files.createFile(in("a,b.png"));
    assertEquals(
        List.of(in("a,b.png"), in("c.png"), in("d.png")),
        show("show", "--image", "a,b.png", "c.png,d.png").image());
  }

  @Test
  void anAssignmentKeepsTheCommasOfItsValue() {
    assertEquals(
        List.of("data.classes=a,b", "seed=1"),
        train("train", "job.yaml", "--set", "data.classes=a,b", "--set", "seed=1").set());
  }

  @Test
  void valuesMayBeNegativeEmptyOrBeginWithAnAtSign() {
    assertEquals("-1", show("show", "--image", "@a", "--target", "-1").target());
    assertEquals(List.of(in("@a")), ((ShowParams) bound).image());
    assertEquals("", show("show", "--image", "a", "--target", "").target());
    assertEquals(List.of(), show("show", "--image", "a", "--classes", "").classes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "trian job | unknown command 'trian'; did you mean 'train'? (see lucerna --help)",
        "frobnicate | unknown command 'frobnicate' (see lucerna --help)",
        "--hlep | unknown option '--hlep'; did you mean '--help'? (see lucerna --help)",
        "train j --epocs 3"
            + " | unknown option '--epocs'; did you mean '--epochs'? (see lucerna train --help)",
        "train j --epocs=3"
            + " | unknown option '--epocs'; did you mean '--epochs'? (see lucerna train --help)",
        "train j --jsn | unknown option '--jsn'; did you mean '--json'? (see lucerna train --help)",
        "show --image a --tagret x"
            + " | unknown option '--tagret'; did you mean '--target'? (see lucerna show --help)",
        "train a b | unexpected argument 'b' (see lucerna train --help)",
        "train | JOB is missing (The job file) (see lucerna train --help)",
        "show | --image is missing (Pictures) (see lucerna show --help)",
        "train j --epochs | --epochs needs a value (see lucerna train --help)",
        "train j --epochs --rate 1 | --epochs needs a value (see lucerna train --help)",
        "train j --epochs 1 --epochs 2"
            + " | --epochs is given more than once (see lucerna train --help)",
        "train j --epochs 0"
            + " | --epochs must be between 1 and 1000, but is 0 (see lucerna train --help)",
        "train j --frozen=maybe"
            + " | --frozen must be true or false, but is 'maybe' (see lucerna train --help)",
        "train j --optimizer adma | --optimizer must be one of sgd, adam, but is 'adma'; did you"
            + " mean 'adam'? (see lucerna train --help)",
      })
  void aWrongCommandLineIsOneSentenceAndStatusTwo(String line, String sentence) {
    assertEquals(2, console.run(line.split(" ")));
    assertEquals("lucerna: " + sentence + "\n", console.err());
    assertEquals("", console.out());
  }

  @ParameterizedTest
  @CsvSource({"'',help-lucerna.txt", "train,help-train.txt", "show,help-show.txt"})
  void helpIsMadeFromTheParameterRecords(String command, String golden) throws IOException {
    String expected;
    try (var in = CliTest.class.getResourceAsStream(golden)) {
      expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String[][] ways =
        command.isEmpty()
            ? new String[][] {{}, {"--help"}, {"-h"}, {"help"}}
            : new String[][] {{command, "--help"}, {"help", command}, {"--help", command}};
    for (String[] words : ways) {
      assertEquals(0, console.run(words));
      assertEquals(expected, console.out());
      assertEquals("", console.err());
    }
  }

  @Test
  void helpFitsTheTerminal() {
    console.width(50).run("train", "--help");
    assertTrue(console.outLines().stream().allMatch(l -> l.length() <= 50), console.out());
  }

  @Test
  void helpForAnUnknownCommandIsStatusTwo() {
    assertEquals(2, console.run("help", "shwo"));
    assertTrue(console.err().contains("did you mean 'show'"), console.err());
  }

  @Test
  void theVersionIsPrinted() {
    assertEquals(0, console.run("--version"));
    assertEquals("lucerna 1.2.3\n", console.out());
    assertEquals(0, console.run("train", "-V"));
    assertEquals("lucerna 1.2.3\n", console.out());
  }
}
