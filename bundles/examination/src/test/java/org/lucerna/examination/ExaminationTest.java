/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.MapWish;

class ExaminationTest {

  @TempDir Path folder;

  private Examinations examine(World world, Order order) throws IOException {
    try (Journal journal = Journal.open(folder)) {
      return new Examination(world.inspection, order, journal)
          .run(world.inspection.pictures(), Progress.none());
    }
  }

  private static List<String> both() {
    return List.of("first", "second");
  }

  @Test
  void everyMapIsMeasuredOnceAndOnePassServesAllMethods() throws IOException {
    World world = new World(1);
    Examinations found = examine(world, world.order(List.of("left", "right"), both()));
    assertEquals(36, world.measured.size());
    assertEquals(36, found.measured());
    assertEquals(
        List.of("[left, right] [] of 8", "[left, right] [] of 1"),
        world.explained,
        "nine pictures in batches of eight");
    MeasuredMap map = found.pictures().get(3).maps().get(1);
    assertEquals(new Kind("right", "right", "conv"), map.kind());
    Measured second = map.measured().get(1);
    assertEquals("second", second.metric());
    assertEquals(2, second.passes());
    assertEquals(0.25, second.readings().curves().get("line").y()[1]);
    assertEquals(7, found.costs().get(map.kind()).passes());
  }

  @Test
  void whatIsKnownIsNotMadeAgain() throws IOException {
    World world = new World(1);
    Order order = world.order(List.of("left"), both(), Baseline.RANDOM, Baseline.EDGES);
    Examinations first = examine(world, order);
    world.measured.clear();
    world.explained.clear();
    Examinations again = examine(world, order);
    assertEquals(List.of(), world.measured);
    assertEquals(List.of(), world.explained);
    assertEquals(values(first), values(again));
    assertEquals(first.costs(), again.costs());
    assertEquals(0, again.measured());
    assertEquals(54, again.known());
  }

  @Test
  void aMethodAddedLaterCostsItsOwnWorkOnly() throws IOException {
    World world = new World(1);
    examine(world, world.order(List.of("left"), both()));
    world.explained.clear();
    world.measured.clear();
    examine(world, world.order(List.of("right", "left"), both()));
    assertEquals(List.of("[right] [] of 8", "[right] [] of 1"), world.explained);
    assertEquals(18, world.measured.size());
    assertTrue(world.measured.stream().allMatch(m -> m.contains("of right")));
  }

  @Test
  void soDoesAMetricAndABaseline() throws IOException {
    World world = new World(1);
    examine(world, world.order(List.of("left"), List.of("first")));
    world.explained.clear();
    world.measured.clear();
    examine(world, world.order(List.of("left"), List.of("first"), Baseline.CENTRE));
    assertEquals(List.of(), world.explained, "a baseline needs no method");
    assertEquals(9, world.measured.size());
    world.measured.clear();
    examine(world, world.order(List.of("left"), both(), Baseline.CENTRE));
    assertEquals(18, world.measured.size());
    assertTrue(world.measured.stream().allMatch(m -> m.startsWith("second")));
  }

  @Test
  void whatWasMeasuredBeforeCancellingStays() throws IOException {
    World world = new World(1);
    Order order = world.order(List.of("left", "right"), both());
    world.cancelAfter = 10;
    assertThrows(CancellationException.class, () -> examine(world, order));
    world.cancelAfter = Integer.MAX_VALUE;
    Examinations found = examine(world, order);
    assertEquals(36, world.measured.size(), "none of the ten twice");
    assertEquals(10, found.known());
    assertEquals(36, world.measured.stream().distinct().count());
  }

  @Test
  void aLineCutOffIsMeasuredAgainAndNoOther() throws IOException {
    World world = new World(1);
    Order order = world.order(List.of("left"), both());
    Examinations whole = examine(world, order);
    Path file = folder.resolve(Journal.FILE);
    List<String> lines = Files.readAllLines(file);
    int last = lines.size() - 1;
    while (!lines.get(last).contains("second")) {
      last--; // the cost's line is behind it
    }
    String kept = String.join("\n", lines.subList(0, last)) + "\n";
    Files.writeString(file, kept + lines.get(last).substring(0, 30));
    world.measured.clear();
    Examinations found = examine(world, order);
    assertEquals(List.of("second of left of p8.png"), world.measured);
    assertEquals(values(whole), values(found));
    assertTrue(Files.readString(file).startsWith(kept));
    assertEquals(Files.readAllLines(file).size(), lines.size());
  }

  private static List<Object> values(Examinations found) {
    return found.pictures().stream()
        .flatMap(p -> p.maps().stream())
        .flatMap(m -> m.measured().stream())
        .<Object>map(m -> m.metric() + m.readings().values() + m.passes())
        .toList();
  }

  @Test
  void otherWeightsAreOtherMeasurements() throws IOException {
    World world = new World(1);
    Order order = world.order(List.of("left"), both());
    examine(world, order);
    World other = new World(2);
    Examinations found = examine(other, other.order(List.of("left"), both()));
    assertEquals(18, other.measured.size());
    assertEquals(0, found.known());
  }

  @Test
  void rubbishInTheFileIsPassedOver() throws IOException {
    World world = new World(1);
    Order order = world.order(List.of("left"), both());
    examine(world, order);
    Files.writeString(
        folder.resolve(Journal.FILE),
        "\u0000\u0000{]\n\"text\"\n{}\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.APPEND);
    world.measured.clear();
    examine(world, order);
    assertEquals(List.of(), world.measured);
  }

  @Test
  void groundTruthIsMeasuredWhereItIsKnown() throws IOException {
    World world = new World(1);
    world.inspection.add("boxed.png", 0, World.picture(9), World.truth());
    Examinations found =
        examine(world, world.order(List.of("left"), both(), Baseline.GROUND_TRUTH));
    assertEquals(1, found.pictures().get(0).maps().size());
    MeasuredMap truth = found.pictures().get(9).maps().get(1);
    assertTrue(truth.kind().isBaseline());
    assertEquals(0, truth.measured().get(0).readings().values().get("first-place"));
  }

  @Test
  void aMapWithoutEvidenceIsUndefinedNotZero() throws IOException {
    World world = new World(1);
    Examinations found = examine(world, world.order(List.of("nothing"), both()));
    MeasuredMap map = found.pictures().get(0).maps().get(0);
    assertEquals("the map is the same everywhere", map.defect().orElseThrow());
    assertTrue(map.measured().get(0).readings().values().isEmpty());
    assertEquals(
        List.of("the map is the same everywhere"), map.measured().get(0).readings().undefined());
  }

  @Test
  void parametersGoToTheirMethodAndOthersAreRefused() throws IOException {
    World world = new World(1);
    Order plain = world.order(List.of("left", "right:soft"), List.of("first"));
    MapWish wish =
        new MapWish(
            plain.wish().methods(),
            plain.wish().layers(),
            plain.wish().targets(),
            List.of("soft.n=3"));
    examine(world, plain);
    world.explained.clear();
    examine(world, new Order(wish, List.of(), plain.metrics()));
    assertEquals("[right:soft] [soft.n=3] of 8", world.explained.get(0), "left has not changed");
    MapWish wrong =
        new MapWish(List.of("left"), List.of("last"), List.of("predicted"), List.of("rise.n=3"));
    Order refused = new Order(wrong, List.of(), plain.metrics());
    assertThrows(ParamException.class, () -> examine(world, refused));
  }

  @Test
  void twoRunsDoNotWriteOneFile() throws IOException {
    World world = new World(1);
    Journal journal = Journal.open(folder);
    assertThrows(
        LucernaException.class, () -> examine(world, world.order(List.of("left"), both())));
    journal.close();
  }
}
