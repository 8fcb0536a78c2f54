/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.examination.Baseline;
import org.lucerna.imaging.MapScaler;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.MapWish;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.report.Block;

/** CAM of SqueezeNet on one in eleven of the 650 pictures, beside a plain implementation. */
class LocalizationAnalysisTest {

  private static final int SIDE = 224;
  private static final List<Double> SHARES = List.of(0.1, 0.2, 0.35);

  private static Ilsvrc data;
  private static Findings findings;
  private static Map<String, Object> json;
  private static final List<PictureMaps> MAPS = new ArrayList<>();

  @BeforeAll
  static void measure() throws IOException {
    data = Ilsvrc.open("squeezenet1_0", 11);
    findings = new LocalizationAnalysis().analyse(data.inspection(), params(), Progress.none());
    json = map(findings.json().get("squeezenet1_0"));
    data.inspection()
        .explain(
            data.inspection().pictures(),
            new MapWish(List.of("cam"), List.of(), List.of(), List.of()),
            Progress.none(),
            MAPS::add);
  }

  @AfterAll
  static void close() {
    if (data != null) {
      data.close();
    }
  }

  private static LocalizationParams params() {
    return new RecordParamBinder()
        .bind(
            LocalizationParams.class,
            Map.of("method", "cam", "thresholds", "0.1,0.2,0.35", "figures", "4"),
            Path.of(""));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static Tensor drawn(PictureMaps maps) {
    return MapScaler.bilinear(maps.maps().get(0).map().values().relu(), SIDE, SIDE);
  }

  private static List<Bounds> boxes(PictureMaps maps) {
    return data.inspection().truth(maps.picture()).orElseThrow().boxes();
  }

  private static boolean hit(PictureMaps maps, double share) {
    Tensor map = drawn(maps);
    Bounds box =
        map.max() > 0
            ? Bounds.of(FloodFill.of(map, share * map.max()).largest())
            : new Bounds(0, 0, SIDE - 1, SIDE - 1);
    return boxes(maps).stream().anyMatch(b -> b.iou(box) >= 0.5);
  }

  private static boolean right(PictureMaps maps, int top) {
    int label = maps.picture().label().orElseThrow();
    int better = 0;
    for (float logit : maps.logits()) {
      better += logit > maps.logits()[label] ? 1 : 0;
    }
    return better < top;
  }

  /** A share of the pictures as it is printed. */
  private static double percent(long count) {
    return Math.round(1e4 * count / MAPS.size()) / 100.0;
  }

  @Test
  void boxesAreThoseOfAPlainImplementation() {
    for (double share : SHARES) {
      String key = String.valueOf(share);
      assertEquals(
          percent(MAPS.stream().filter(m -> hit(m, share)).count()),
          map(json.get("gt_known")).get(key));
      double top1 = percent(MAPS.stream().filter(m -> hit(m, share) && right(m, 1)).count());
      assertEquals(top1, map(json.get("top1_localization")).get(key));
      assertEquals(100 - top1, (double) map(json.get("top1_localization_error")).get(key), 0.011);
      assertEquals(
          percent(MAPS.stream().filter(m -> hit(m, share) && right(m, 5)).count()),
          map(json.get("top5_localization")).get(key));
    }
    assertEquals(60, json.get("pictures"));
    assertEquals(
        percent(MAPS.stream().filter(m -> right(m, 1)).count()), json.get("top1_accuracy"));
  }

  @Test
  void pointsAreThoseOfAPlainImplementation() {
    long hits = 0;
    long centre = 0;
    long whole = 0;
    for (PictureMaps maps : MAPS) {
      int at = drawn(maps).argMax();
      hits += boxes(maps).stream().anyMatch(b -> b.contains(at % SIDE, at / SIDE)) ? 1 : 0;
      centre += boxes(maps).stream().anyMatch(b -> b.contains(112, 112)) ? 1 : 0;
      Bounds all = new Bounds(0, 0, SIDE - 1, SIDE - 1);
      whole += boxes(maps).stream().anyMatch(b -> b.iou(all) >= 0.5) ? 1 : 0;
    }
    assertEquals(percent(hits), json.get("pointing"));
    assertEquals(percent(centre), json.get("pointing_centre"));
    assertEquals(percent(whole), json.get("whole_picture_box"));
    assertTrue((double) json.get("pointing_tolerance") >= (double) json.get("pointing"));
  }

  @Test
  void maxBoxAccIsTheTopOfTheCurveAndTheTunedFigureIsNotAboveIt() {
    List<?> curve = (List<?>) map(json.get("curve")).get("gt_known");
    double top = curve.stream().mapToDouble(v -> (double) v).max().orElseThrow();
    assertEquals(top, json.get("max_box_acc"));
    assertTrue((double) json.get("tuned") <= top);
    List<?> tuning = (List<?>) json.get("tuning");
    assertEquals(2, tuning.size());
    assertEquals(30, map(tuning.get(0)).get("pictures"));
  }

  @Test
  void everyBaselineStandsBesideByTheSameCode() {
    Map<String, Object> baselines = map(json.get("baselines"));
    assertEquals(
        Set.of("whole-picture", "centre", "random", "edges", "ground-truth"), baselines.keySet());
    // several boxes may overlap or touch, else the truth finds itself
    assertTrue((double) map(baselines.get("ground-truth")).get("tuned") > 90);
    assertEquals(100.0, map(baselines.get("ground-truth")).get("energy_in_box"));
    assertEquals(Set.of("cam"), map(json.get("methods")).keySet());
    assertEquals(5, map(json.get("differences_to_cam")).size());
  }

  @Test
  void everyFigureHasItsNumberOfPicturesAndAnInterval() {
    List<?> interval = (List<?>) map(json.get("gt_known_interval_95")).get("0.2");
    double value = (double) map(json.get("gt_known")).get("0.2");
    assertTrue((double) interval.get(0) < value && value < (double) interval.get(1));
    assertEquals(60, json.get("pointing_n"));
    assertTrue(((List<?>) json.get("tuned_interval_95")).size() == 2);
  }

  @Test
  void tablesAndFiguresAreThere() {
    Table pictures = findings.tables().get(0);
    assertEquals("localization", pictures.name());
    assertEquals(60 * 6, pictures.rows().size());
    assertEquals(101 * 6, findings.tables().get(2).rows().size());
    // one chart of boxes, one grid at random, one by rank; without masks none of pixels
    assertEquals(3, findings.blocks().stream().filter(b -> b instanceof Block.FigureBlock).count());
    assertTrue(findings.lines().get(0).startsWith("squeezenet1_0 on test: 60 pictures"));
  }

  @Test
  void theSamePicturesGiveTheSameFiguresInAnyOrder() throws IOException {
    Levels levels = Levels.with(List.of());
    Scorer scorer = new Scorer(levels, params(), 1);
    Set<List<Float>> random = new HashSet<>();
    Kind kind = Kind.of(Baseline.RANDOM);
    for (PictureMaps maps : List.of(MAPS.get(0), MAPS.get(1), MAPS.get(0))) {
      PictureResult result =
          scorer.score(maps, data.inspection().truth(maps.picture()).orElseThrow()).orElseThrow();
      List<Float> overlaps = new ArrayList<>();
      for (float v : result.maps().get(kind).largest()) {
        overlaps.add(v);
      }
      random.add(overlaps);
    }
    assertEquals(2, random.size());
  }

  @Test
  void picturesOfWhichNothingIsKnownAreRefusedWithASentence() {
    TestInspection blank =
        new TestInspection(data.inspection().model(), List.of(), Ilsvrc.renderers(), i -> null);
    LucernaException none =
        assertThrows(
            LucernaException.class,
            () -> new LocalizationAnalysis().analyse(blank, params(), Progress.none()));
    assertTrue(none.getMessage().startsWith("There are no pictures"), none.getMessage());
    RgbImage grey = RgbImage.wrap(2, 2, new int[4]);
    blank.add("a", -1, grey, null);
    ParamException unlabelled =
        assertThrows(
            ParamException.class,
            () -> new LocalizationAnalysis().analyse(blank, params(), Progress.none()));
    assertEquals("target", unlabelled.key());
    blank.add("b", 3, grey, null);
    LucernaException unknown =
        assertThrows(
            LucernaException.class,
            () -> new LocalizationAnalysis().analyse(blank, params(), Progress.none()));
    assertTrue(unknown.getMessage().contains("--boxes"), unknown.getMessage());
  }
}
