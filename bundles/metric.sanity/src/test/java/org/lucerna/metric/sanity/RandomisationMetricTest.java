/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.torchvision.CifarResNet;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.examination.Baseline;
import org.lucerna.examination.Examined;
import org.lucerna.examination.Subject;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapQuestion;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.ProceduralWeights;

/** Maps of a real network before and after its weights were drawn anew. */
class RandomisationMetricTest {

  private static final String SIMILARITY = "randomisation-similarity";
  private static final Network NETWORK = new CifarResNet().network("resnet20-cifar");

  private static Bench bench() throws IOException {
    return Bench.of(NETWORK, ProceduralWeights.of(NETWORK), 4);
  }

  private static RandomisationParams params(int stages, int independent, int draws) {
    return new RandomisationParams(stages, independent, draws, 4);
  }

  /** Of the first picture. */
  private static Subject subject(Bench bench) throws IOException {
    TestInspection inspection = bench.inspection();
    Tensor input = bench.inputs().slice(0);
    float[] logits = bench.model().logits(Tensor.stack(List.of(input))).slice(0).toArray();
    return new Subject(
        inspection,
        inspection.pictures().get(0),
        inspection.crops(inspection.pictures()).get(0),
        input,
        logits);
  }

  private static Examined map(Bench bench, Heatmap map) throws IOException {
    return subject(bench)
        .map(
            new PictureMaps.PictureMap("test", "test", NETWORK.features(), "last", "label", 2, map),
            List.of());
  }

  private static Heatmap gradCam(Bench bench) {
    MapQuestion question = new MapQuestion("grad-cam", List.of("last"), 2, List.of());
    Tensor one = Tensor.stack(List.of(bench.inputs().slice(0)));
    return Bench.gradCam(bench.model(), one, List.of(question)).maps().get(0).get(0);
  }

  @Test
  void aMapThatLooksAtNoNetworkStaysTheSame() throws IOException {
    try (Bench bench = bench()) {
      Heatmap edges = Heatmap.positive(Baseline.edges(subject(bench).crop()));
      bench.inspection().making((m, x, q) -> new MapAnswers(List.of(), List.of(List.of(edges)), 1));
      try (Gauge gauge =
          new RandomisationMetric().gauge(bench.inspection(), params(3, 2, 1), Progress.none())) {
        for (Examined map :
            List.of(map(bench, edges), subject(bench).baseline("edges", 2, edges))) {
          Readings readings = gauge.measure(map, Progress.none());
          assertEquals(1, readings.value(SIMILARITY).orElseThrow(), 1e-9);
          assertEquals(1, readings.value("randomisation-ssim").orElseThrow(), 1e-9);
          assertEquals(1, readings.value("randomisation-signed").orElseThrow(), 1e-9);
          Readings.Curve curve = readings.curves().get("cascade-similarity");
          assertArrayEquals(new double[] {0, 1 / 20.0, 11 / 20.0, 1}, curve.x(), 1e-9);
          assertEquals(3, readings.curves().get("independent-similarity").y().length);
        }
      }
    }
  }

  @Test
  void gradCamIsAnotherMapAfterwardsAndTheSameDrawGivesTheSameNumbers() throws IOException {
    try (Bench bench = bench();
        Gauge gauge =
            new RandomisationMetric().gauge(bench.inspection(), params(2, 0, 3), Progress.none());
        Gauge again =
            new RandomisationMetric().gauge(bench.inspection(), params(2, 0, 3), Progress.none())) {
      Examined map = map(bench, gradCam(bench));
      Readings readings = gauge.measure(map, Progress.none());
      assertTrue(readings.value(SIMILARITY).orElseThrow() < 0.9, readings.values().toString());
      assertEquals(
          Set.of(SIMILARITY, "randomisation-ssim", "randomisation-signed", "randomisation-head"),
          readings.values().keySet());
      assertEquals(12, map.passes(), "two stages, three draws, a pass and a walk each");
      Map<String, Double> other =
          again.measure(map(bench, gradCam(bench)), Progress.none()).values();
      assertEquals(readings.values(), other);
    }
  }

  @Test
  void mapsWithoutEvidenceAreUndefinedWithASentenceBeforeAndAfter() throws IOException {
    try (Bench bench = bench()) {
      Tensor zeros = Tensor.wrap(new float[64], 8, 8);
      Tensor below = gradCam(bench).values().relu().times(-1);
      bench
          .inspection()
          .making(
              (m, x, q) -> new MapAnswers(List.of(), List.of(List.of(Heatmap.positive(below))), 1));
      try (Gauge gauge =
          new RandomisationMetric().gauge(bench.inspection(), params(2, 0, 1), Progress.none())) {
        Readings empty = gauge.measure(map(bench, Heatmap.positive(zeros)), Progress.none());
        assertTrue(empty.values().isEmpty());
        assertEquals(1, empty.undefined().size());
        Readings after = gauge.measure(map(bench, gradCam(bench)), Progress.none());
        assertEquals(Set.of("randomisation-signed"), after.values().keySet());
        assertEquals(3, after.undefined().size());
        String why = after.undefined().stream().collect(Collectors.joining());
        assertTrue(why.contains("empty, the same everywhere"), why);
      }
    }
  }

  @Test
  void withoutPicturesThereIsASentence() throws IOException {
    try (Bench bench = Bench.of(NETWORK, ProceduralWeights.of(NETWORK), 0)) {
      LucernaException none =
          assertThrows(
              LucernaException.class,
              () ->
                  new RandomisationMetric()
                      .gauge(bench.inspection(), params(2, 0, 1), Progress.none()));
      assertTrue(none.getMessage().contains("give --data"), none.getMessage());
    }
  }
}
