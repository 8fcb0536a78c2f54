/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.gradcam.GradCam;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.measure.Calibration;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.Readings;
import org.lucerna.vision.api.measure.TrustAssessor;
import org.lucerna.vision.api.measure.TrustCard;
import org.lucerna.vision.api.measure.TrustCard.Verdict;

/** Cards of maps of a network of which it is known what it looks at. */
class TrustCardsTest {

  private final LinearNet net = new LinearNet();
  private final FakePlugins plugins =
      new FakePlugins()
          .register(
              Explainer.class,
              "thousand",
              new GradCam(),
              NoParams.class,
              Map.of("traits", List.of("SLOW")));

  private void randomisation(double similarity) {
    ExplanationMetric<NoParams> metric =
        (inspection, params, progress) ->
            (map, part) -> Readings.of(RandomWeights.MEASURE, similarity);
    plugins.register(
        ExplanationMetric.class,
        RandomWeights.METRIC,
        metric,
        NoParams.class,
        Map.of("measures", List.of("randomisation-similarity score lower alike")));
  }

  private TrustCard card(LinearNet.Method method) throws IOException {
    return card("oracle", method, net.inspection(method), false);
  }

  private TrustCard card(
      String id, LinearNet.Method method, TestInspection inspection, boolean slow)
      throws IOException {
    PictureMaps picture = net.explained(inspection, id, method);
    TrustCards cards = new TrustCards(plugins, new RecordParamBinder());
    try (TrustAssessor.Cards open =
        cards.open(inspection, new TrustAssessor.Wish(List.of(), slow), Progress.none())) {
      return open.card(picture, picture.maps().get(0), Progress.none());
    }
  }

  private static String line(TrustCard card, String label) {
    return card.lines().stream()
        .filter(l -> l.label().equals(label))
        .findFirst()
        .orElseThrow()
        .text();
  }

  @Test
  void aMapOfWhatTheNetworkLooksAtIsSupported() throws IOException {
    TrustCard card = card(LinearNet::oracle);
    assertEquals(Verdict.SUPPORTED, card.verdict(), card.sentence());
    assertEquals(100, card.value("deletion-percentile").orElseThrow());
    assertEquals(1 / 51.0, card.value("deletion-p").orElseThrow(), 1e-12);
    assertTrue(card.value("stability").orElseThrow() > 0.9, card.sentence());
    assertTrue(card.value("runner-up-similarity").orElseThrow() < 0, "disjoint squares");
    // 51 pictures without something, 4 changed ones, 1 of the other class.
    assertEquals(56, card.passes());
    assertEquals("56 forward passes", line(card, "cost"));
  }

  @Test
  void aMapOfAnotherPlaceIsNot() throws IOException {
    TrustCard card = card((input, index) -> LinearNet.displaced(LinearNet.oracle(input, index)));
    assertEquals(Verdict.NOT_SUPPORTED, card.verdict(), card.sentence());
  }

  @Test
  void aMapOfTheOtherClassTakesNothingAway() throws IOException {
    TrustCard card = card((input, index) -> LinearNet.oracle(input, 1 - index));
    assertEquals(Verdict.NOT_SUPPORTED, card.verdict());
    assertEquals(List.of("without what the map marks the class does not lose"), card.reasons());
  }

  @Test
  void ofAMapThatSaysNothingNothingIsSaid() throws IOException {
    float[] ones = new float[256];
    Arrays.fill(ones, 1);
    TrustCard constant = card((input, index) -> Heatmap.positive(Tensor.wrap(ones, 16, 16)));
    assertEquals(Verdict.UNDEFINED, constant.verdict());
    assertEquals("undefined: the map is the same everywhere", constant.sentence());
    assertFalse(constant.values().containsKey("deletion-p"));
    float[] against = new float[256];
    against[3] = -1;
    TrustCard empty = card((input, index) -> Heatmap.positive(Tensor.wrap(against, 16, 16)));
    assertEquals("undefined: the map has no positive evidence", empty.sentence());
    assertEquals(0, empty.passes());
  }

  @Test
  void aMapThatIsTheSameForAllClassesIsWeak() throws IOException {
    TrustCard card = card((input, index) -> LinearNet.oracle(input, 0));
    assertEquals(Verdict.WEAK, card.verdict());
    assertEquals(
        "the strongest other class's map is as like it (rank correlation 1.00) as those of hardly"
            + " changed pictures",
        card.reasons().get(1));
  }

  @Test
  void aMapThatIsThereWithoutAnythingLearntIsWeak() throws IOException {
    randomisation(0.95);
    TrustCard card = card(LinearNet::oracle);
    assertEquals(Verdict.WEAK, card.verdict());
    assertEquals(0.95, card.value("randomisation-similarity").orElseThrow());
    randomisation(0.1);
    assertEquals(Verdict.SUPPORTED, card(LinearNet::oracle).verdict());
  }

  @Test
  void whatIsNotInstalledOrTooSlowIsSaidNotToBeMeasured() throws IOException {
    TrustCard card = card(LinearNet::oracle);
    assertEquals(
        "not measured: no metric 'randomisation' is installed", line(card, "randomised weights"));
    TestInspection inspection = net.inspection(LinearNet::oracle);
    TrustCard slow = card("thousand", LinearNet::oracle, inspection, false);
    assertEquals("not measured: slow method", line(slow, "stability"));
    assertEquals(Verdict.SUPPORTED, slow.verdict());
    assertEquals(51, slow.passes());
    TrustCard asked = card("thousand", LinearNet::oracle, inspection, true);
    assertTrue(asked.value("stability").isPresent());
  }

  @Test
  void confidenceIsCalibratedWhereThatIsKnown() throws IOException {
    TestInspection inspection = net.inspection(LinearNet::oracle);
    // Logits 576 * 4 / 500 and 576 / 500: a margin of 3.456.
    double raw = 1 / (1 + Math.exp(-3.456));
    TrustCard bare = card("oracle", LinearNet::oracle, inspection, false);
    assertEquals(raw, bare.value("probability").orElseThrow(), 1e-5);
    assertEquals("96.9 %, not calibrated", line(bare, "confidence"));
    inspection.calibrated(new Calibration(2, 70, "validation pictures of the run"));
    TrustCard known = card("oracle", LinearNet::oracle, inspection, false);
    assertEquals(
        1 / (1 + Math.exp(-3.456 / 2)), known.value("calibrated-probability").orElseThrow(), 1e-5);
    assertEquals(
        "84.9 %, calibrated (temperature 2.00, fitted on 70 validation pictures of the run); the"
            + " network says 96.9 %",
        line(known, "confidence"));
  }

  @Test
  void theCellIsTheLayersWhereTheMapHasItsCells() throws IOException {
    assertEquals("1 pixel", line(card(LinearNet::oracle), "map cell"));
    float[] cells = new float[256];
    cells[2 * 16 + 2] = 1;
    TrustCard card = card((input, index) -> Heatmap.positive(Tensor.wrap(cells, 16, 16)));
    String text = line(card, "map cell");
    assertTrue(text.startsWith("8 x 8 pixels (16 x 16 cells), each sees "), text);
  }
}
