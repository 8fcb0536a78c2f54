/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.Param;

/** Records inside a command's parameter record are options with dots. */
class NestedOptionsTest {

  record Crop(@Param(value = "0.08,1", help = "Area") List<Double> scale) {}

  record Augment(
      @Param(value = "none", help = "Preset", positional = true) String preset,
      @Param(value = "", help = "Cut a part out") Optional<Crop> crop,
      @Param(value = "0", help = "Degrees", max = 180) double rotation) {}

  record Training(
      @Param(help = "The job", positional = true) String job,
      @Param(value = "none", help = "Random changes") Augment augment) {}

  @TempDir Path home;
  private Console console;

  @BeforeEach
  void prepare() {
    console =
        new Console(home)
            .with(
                "train",
                Training.class,
                (params, context) -> Outcome.ok(List.of(params.augment().toString()), Map.of()));
  }

  @Test
  void partsAreSetOneByOne() {
    assertEquals(
        0, console.run("train", "j", "--augment.crop.scale", "0.5,1", "--augment.rotation=15"));
    assertEquals(
        "Augment[preset=none, crop=Optional[Crop[scale=[0.5, 1.0]]], rotation=15.0]",
        console.out().strip());
  }

  @Test
  void aPlainValueStandsForThePartsAndASwitchForItsDefaults() {
    assertEquals(0, console.run("train", "j", "--augment", "flip", "--augment.crop"));
    assertEquals(
        "Augment[preset=flip, crop=Optional[Crop[scale=[0.08, 1.0]]], rotation=0.0]",
        console.out().strip());
    assertEquals(0, console.run("train", "j", "--no-augment.crop"));
    assertTrue(console.out().contains("crop=Optional.empty"), console.out());
  }

  @Test
  void mistakesAreNamedAsTheyWereTyped() {
    console.run("train", "j", "--augment.rotaton", "3");
    assertTrue(console.err().contains("did you mean '--augment.rotation'?"), console.err());
    console.run("train", "j", "--augment.rotation", "200");
    assertTrue(
        console.err().contains("--augment.rotation must be at most 180, but is 200"),
        console.err());
  }

  @Test
  void theHelpListsEveryPart() {
    console.run("train", "--help");
    for (String option :
        List.of("--augment TEXT", "--[no-]augment.crop", "--augment.crop.scale X,...")) {
      assertTrue(console.out().contains(option), console.out());
    }
  }
}
