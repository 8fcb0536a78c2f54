/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.LayerId;

class DissectionTest {

  private static final LayerId UNITS = new LayerId("features.1");
  private static Model model;

  @BeforeAll
  static void load() throws IOException {
    model = Fixtures.colours();
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static DissectedLayer dissect(TestInspection inspection, double quantile)
      throws IOException {
    Masked masked = Masked.of(inspection, inspection.pictures(), Progress.none());
    Dissector.Settings settings = new Dissector.Settings(quantile, Placement.RECEPTIVE_FIELD, 3);
    return new Dissector(inspection, masked, List.of(UNITS), settings)
        .dissect(Progress.none())
        .get(0);
  }

  private static double iou(DissectedLayer layer, UnitScore score, String concept) {
    List<String> labels = layer.masked().concepts().stream().map(Concept::label).toList();
    return score.iou()[labels.indexOf(concept)];
  }

  @Test
  void aUnitThatFiresExactlyOnAMaskHasAnIouOfOneWithItAndOfZeroWithADisjointOne()
      throws IOException {
    // squares are 64 of 1024 pixels in half of the pictures: 3 % of the red channel's values
    DissectedLayer layer = dissect(Fixtures.squares(model, 40), 0.05);
    List<UnitScore> scores = Scores.of(layer, 1, Progress.none());
    assertEquals(1, iou(layer, scores.get(0), "red-square"));
    assertEquals(0, iou(layer, scores.get(0), "green-square"));
    assertEquals(0, iou(layer, scores.get(0), "background"));
    assertEquals(1, iou(layer, scores.get(1), "green-square"));
    assertEquals(1, scores.get(0).heldOut());
    assertEquals(1, scores.get(0).low());
    assertEquals(1, iou(layer, scores.get(0), "red (class)"), "the object is the square");
    // one half of the foreground is red: 64 of 128 pixels for each two pictures
    assertEquals(0.5, iou(layer, scores.get(0), "foreground"), 1e-9);
  }

  @Test
  void aSilentUnitLightsNothing() throws IOException {
    DissectedLayer layer = dissect(Fixtures.squares(model, 10), 0.05);
    UnitScore silent = Scores.of(layer, 1, Progress.none()).get(3);
    assertEquals(OptionalInt.empty(), silent.best());
    assertTrue(Double.isNaN(silent.heldOut()));
    assertEquals(0, layer.real().over(p -> true).lit(3));
  }

  @Test
  void withMasksOfOtherPicturesTheFitIsLost() throws IOException {
    DissectedLayer layer = dissect(Fixtures.squares(model, 40), 0.05);
    UnitScore red = Scores.of(layer, 1, Progress.none()).get(0);
    assertTrue(red.chanceBest() < 0.25, "by chance " + red.chanceBest());
    assertTrue(red.chance() < red.heldOut() / 4);
  }

  @Test
  void thresholdsAreTheValueThatTheQuantileComesBefore() throws IOException {
    // 20 red squares' 1280 ones of 40960 values: at 1 % the threshold is 1, which nothing exceeds
    DissectedLayer layer = dissect(Fixtures.squares(model, 40), 0.01);
    assertEquals(1f, layer.thresholds()[0]);
    assertEquals(0, layer.real().over(p -> true).lit(0));
    assertEquals(0f, dissect(Fixtures.squares(model, 40), 0.05).thresholds()[0]);
  }

  @Test
  void theConceptIsChosenOnOneHalfAndMeasuredOnTheOther() throws IOException {
    DissectedLayer layer = dissect(Fixtures.squares(model, 40), 0.05);
    Masked masked = layer.masked();
    for (int p = 0; p < masked.size(); p++) {
      boolean first = Masked.isFirst(masked.pictures().get(p).group());
      assertEquals(first, masked.isFirst(p), masked.pictures().get(p).id());
      assertEquals(masked.isFirst(p), masked.isFirst(masked.partner(p)));
      assertFalse(masked.partner(p) == p);
    }
    assertTrue(masked.firstHalf() > 8 && masked.firstHalf() < 32, "" + masked.firstHalf());
  }

  @Test
  void aDuplicateStaysInTheHalfOfItsGroup() throws IOException {
    TestInspection inspection = Fixtures.squares(model, 6);
    for (int i = 0; i < 6; i++) {
      TestInspection source = Fixtures.squares(model, 6);
      inspection.add(
          "copy/" + i,
          i % 2,
          source.pictures().get(i).group(),
          source.crops(source.pictures().subList(i, i + 1)).get(0),
          source.truth(source.pictures().get(i)).orElseThrow());
    }
    Masked masked = Masked.of(inspection, inspection.pictures(), Progress.none());
    List<String> first = masked.groups().subList(0, masked.firstHalf());
    List<String> second = masked.groups().subList(masked.firstHalf(), masked.size());
    assertTrue(first.stream().noneMatch(second::contains), first + " " + second);
  }

  @Test
  void theReportListsAllUnitsAndConcepts() throws IOException {
    Findings findings =
        new Dissection()
            .analyse(
                Fixtures.squares(model, 40),
                new DissectionParams(List.of("last"), 0.05, 0.04, Placement.RECEPTIVE_FIELD, 4, 3),
                Progress.none());
    Table units = findings.tables().get(0);
    assertEquals("dissection-units-features.1", units.name());
    assertEquals(4, units.rows().size());
    assertTrue(units.columns().contains("IoU red-square"), units.columns().toString());
    Map<?, ?> layer = (Map<?, ?>) ((List<?>) findings.json().get("layers")).get(0);
    assertEquals(2, layer.get("detectors"));
    assertEquals(2, layer.get("confirmed"));
    assertEquals(List.of(), findings.problems());
    assertEquals(
        3,
        findings.blocks().stream()
            .filter(b -> !(b instanceof org.lucerna.vision.api.report.Block.FigureBlock))
            .count());
  }

  @Test
  void severalLayersTogetherGiveWhatEachGivesAlone() throws IOException {
    TestInspection inspection = Fixtures.squares(model, 20);
    Masked masked = Masked.of(inspection, inspection.pictures(), Progress.none());
    Dissector.Settings settings = new Dissector.Settings(0.05, Placement.STRETCHED, 3);
    List<DissectedLayer> both =
        new Dissector(inspection, masked, List.of(new LayerId("features.0"), UNITS), settings)
            .dissect(Progress.none());
    DissectedLayer alone =
        new Dissector(inspection, masked, List.of(UNITS), settings).dissect(Progress.none()).get(0);
    for (int unit = 0; unit < 4; unit++) {
      double[] expected = alone.real().over(p -> true).iou(unit);
      for (DissectedLayer layer : both) { // no value is negative here: a ReLU changes nothing
        assertArrayEquals(expected, layer.real().over(p -> true).iou(unit));
        assertEquals(alone.top().of(unit), layer.top().of(unit));
      }
    }
  }

  @Test
  void picturesWithoutMasksAreRefused() {
    TestInspection inspection = Fixtures.inspection(model, List.of("red"));
    inspection.add("a", 0, Fixtures.square(0, 0, 0xFF0000), null);
    LucernaException refusal =
        assertThrows(
            LucernaException.class,
            () ->
                new Dissection().analyse(inspection, DissectionParams.defaults(), Progress.none()));
    assertTrue(refusal.getMessage().contains("masks"), refusal.getMessage());
  }

  @Test
  void aLayerWithoutFeatureMapsIsRefused() {
    DissectionParams params =
        new DissectionParams(List.of("fc"), 0.005, 0.04, Placement.STRETCHED, 8, 5);
    ParamException refusal =
        assertThrows(
            ParamException.class,
            () -> new Dissection().analyse(Fixtures.squares(model, 4), params, Progress.none()));
    assertEquals("layers", refusal.key());
  }
}
