/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.measure.MapMetric;
import org.lucerna.vision.api.measure.MapScore;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Preprocessing;

class AnalysisTest {

  private static final Preprocessing AS_IS =
      new Preprocessing(0, 8, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));

  /** Energy in the left half, and on the mask where there is one. */
  private static final MapMetric METRIC =
      map -> {
        MapScore left = new MapScore("left", "in the left half", leftShare(map.values()), 0.5);
        return map.foreground()
            .map(m -> List.of(left, new MapScore("mask-area", "its pixels", m.area(), 0)))
            .orElse(List.of(left));
      };

  private static double leftShare(Tensor map) {
    double left = 0;
    for (int i = 0; i < map.length(); i++) {
      left += i % map.size(1) < map.size(1) / 2 ? map.at(i) : 0;
    }
    return left / map.sum();
  }

  /** Three pictures of 8×8; the first has its upper two rows as foreground. */
  private static final class Three implements Dataset {
    @Override
    public String name() {
      return "three";
    }

    @Override
    public List<String> classes() {
      return List.of("ant", "bee");
    }

    @Override
    public List<Sample> samples() {
      return IntStream.range(0, 3)
          .mapToObj(i -> new Sample("p" + i, i % 2, Split.TEST, Optional.empty()))
          .toList();
    }

    @Override
    public RgbImage image(int index) {
      return RgbImage.wrap(8, 8, new int[64]);
    }

    @Override
    public String contentHash(int index) {
      return "";
    }

    @Override
    public Optional<GroundTruth> groundTruth(int index) {
      BitSet bits = new BitSet();
      bits.set(0, 16);
      Mask mask = Mask.of(8, 8, bits);
      return index > 0
          ? Optional.empty()
          : Optional.of(new GroundTruth(List.of(), Map.of("f", mask), Set.of("f")));
    }

    @Override
    public List<Problem> problems() {
      return List.of();
    }

    @Override
    public String fingerprint() {
      return "";
    }

    @Override
    public void close() {}
  }

  private final Dataset data = new Three();
  private final Analysis analysis =
      new Analysis(
          data,
          new MapPlaces(AS_IS, List.of(MapPlacement.STRETCHED), Map.of()),
          new FakePlugins()
              .register(MapMetric.class, "left", METRIC, NoParams.class)
              .all(MapMetric.class));

  private void add(int index, float[] cam, float[] gradCam) {
    Subject subject = Subject.of(data, index, "p" + index);
    Prediction prediction = new Prediction("p" + index, index % 2, new float[] {2, 0});
    analysis.add(
        new Explained(
            subject,
            RgbImage.wrap(8, 8, new int[64]),
            prediction,
            List.of(map("cam", cam), map("grad-cam", gradCam))));
  }

  private static Explanation map(String method, float[] values) {
    return map(
        method,
        method.toUpperCase(java.util.Locale.ROOT),
        Heatmap.positive(Tensor.of(values, 1, 2)));
  }

  private static Explanation map(String method, String label, Heatmap map) {
    return new Explanation(
        method,
        label,
        new LayerId("last"),
        "last",
        new Aim(Target.ofClass(0), "0", "ant"),
        0,
        new Explanation.Value(2, OptionalDouble.of(0.75)),
        map,
        Optional.empty(),
        new Cost(0, 0));
  }

  /** Constant maps for CAM; the second picture's Grad-CAM is nowhere positive. */
  private void addAll() {
    add(0, new float[] {1, 1}, new float[] {1, -1});
    add(1, new float[] {3, 3}, new float[] {-1, -2});
    add(2, new float[] {9, 9}, new float[] {1, 1});
  }

  @Test
  void aConstantMapGetsWhatAUniformOneGets() {
    addAll();
    MapSummary cam = analysis.summaries().get(0);
    assertEquals("CAM at last", cam.kind().toString());
    MapSummary.Measure left = cam.measure("left").orElseThrow();
    assertEquals(0.5, left.value().value(), 1e-6);
    assertEquals(0.5, left.uniform());
    assertEquals(3, left.value().n());
    assertTrue(left.difference().isEmpty());
  }

  @Test
  void mapsWithoutEvidenceAreCountedAndInNoMean() {
    addAll();
    MapSummary gradCam = analysis.summaries().get(1);
    assertEquals(3, gradCam.maps());
    assertEquals(1, gradCam.without());
    MapSummary.Measure left = gradCam.measure("left").orElseThrow();
    assertEquals(2, left.value().n());
    // two cells on eight columns: full to the left of 2, then 7/8, 5/8, 3/8, 1/8: 3.5 of 4 columns
    double share = (2 + 7 / 8.0 + 5 / 8.0) / 4;
    assertEquals((share + 0.5) / 2, left.value().value(), 1e-6);
    assertEquals((share - 0.5) / 2, left.difference().orElseThrow().value(), 1e-6);
    assertEquals(2, left.difference().orElseThrow().n());
  }

  @Test
  void onlyWhereTheForegroundIsKnownIsItMeasured() {
    addAll();
    MapSummary.Measure area = analysis.summaries().get(0).measure("mask-area").orElseThrow();
    assertEquals(1, area.value().n());
    assertEquals(16, area.value().value());
    assertEquals(1, analysis.known());
    assertEquals(3, analysis.pictures());
  }

  @Test
  void theTableHasARowForEachMapAndIsEmptyWhereNothingIsMeasured() {
    addAll();
    Table table = analysis.table(data.classes());
    assertEquals(6, table.rows().size());
    assertEquals(
        List.of(
            "sample",
            "group",
            "label",
            "predicted",
            "target",
            "probability",
            "method",
            "layer",
            "positive-evidence",
            "left",
            "left-uniform",
            "mask-area",
            "mask-area-uniform"),
        table.columns());
    List<Object> without = table.rows().get(3);
    assertEquals(
        List.of("p1", "", "bee", "ant", "ant", 0.75, "grad-cam", "last", false, "", "", "", ""),
        without);
  }

  @Test
  void theMeanMapWeighsMapsByPlaceAndNotBySize() {
    add(0, new float[] {1, 1}, new float[] {5, 5});
    add(1, new float[] {100, 100}, new float[] {-1, -1});
    Map<MapKind, Tensor> means = analysis.means();
    assertEquals(2, means.size());
    for (Tensor mean : means.values()) {
      assertEquals(1, mean.min(), 1e-6);
      assertEquals(1, mean.max(), 1e-6);
    }
  }

  @Test
  void aMethodWithSeveralMapsIsNamed() {
    Heatmap two =
        Heatmap.several(
            Tensor.wrap(new float[8], 2, 2, 2), Heatmap.Sign.POSITIVE, List.of("a", "b"));
    Explained picture = explained(map("parts", "Parts", two));
    String message = assertThrows(LucernaException.class, () -> analysis.add(picture)).getMessage();
    assertTrue(message.contains("Parts finds 2"), message);
  }

  @Test
  void theColoursOfAPixelAreAddedUp() {
    Heatmap colours = Heatmap.signed(Tensor.of(new float[] {1, -3, 1, 0, 1, 0}, 3, 1, 2));
    analysis.add(explained(map("guided", "Guided", colours)));
    // 3 on the left cell, -3 on the right one: the same as a map [3, 0]
    double share = (2 + 7 / 8.0 + 5 / 8.0) / 4;
    assertEquals(
        share, analysis.summaries().get(0).measure("left").orElseThrow().value().value(), 1e-6);
  }

  private Explained explained(Explanation map) {
    return new Explained(
        Subject.of(data, 0, "p0"),
        RgbImage.wrap(8, 8, new int[64]),
        new Prediction("p0", 0, new float[] {2, 0}),
        List.of(map));
  }

  @Test
  void theJsonNamesTheKindThatDifferencesAreTo() {
    addAll();
    List<MapSummary> summaries = analysis.summaries();
    String json = summaries.get(1).json(summaries.get(0).kind()).toString();
    assertTrue(json.contains("to=CAM at last"), json);
    assertTrue(json.contains("without-positive-evidence=1"), json);
    assertTrue(json.contains("uniform-map=0.5"), json);
  }
}
