/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.lucerna.examination.Baseline;

/** Sums up what was kept of the pictures, kind of map by kind of map. */
final class Study {

  /** IoU from which boxes are right in MaxBoxAccV2 (Choe et al. 2020, section 3.3). */
  private static final double[] V2 = {0.3, 0.5, 0.7};

  private final List<PictureResult> pictures;
  private final Levels levels;
  private final LocalizationParams params;
  private final Halves halves;
  private final Sampling sampling;

  Study(List<PictureResult> pictures, Levels levels, LocalizationParams params) {
    this.pictures = List.copyOf(pictures);
    this.levels = levels;
    this.params = params;
    this.halves = Halves.of(pictures);
    this.sampling = new Sampling(pictures);
  }

  List<PictureResult> pictures() {
    return pictures;
  }

  Levels levels() {
    return levels;
  }

  Halves halves() {
    return halves;
  }

  int groups() {
    return sampling.groups();
  }

  /** In the order of the methods, then the baselines. */
  List<Kind> kinds() {
    return pictures.stream().flatMap(p -> p.maps().keySet().stream()).distinct().toList();
  }

  /** Of how many pictures a mask is known. */
  int masked() {
    return (int) pictures.stream().filter(PictureResult::masked).count();
  }

  /** Whether the class is known of any picture, so that predictions can be right. */
  boolean labelled() {
    return pictures.stream().anyMatch(p -> p.rank() >= 0);
  }

  /** Top-1 and, for more than five classes, top-5 accuracy of those pictures. */
  Map<String, Estimate> accuracy() {
    Map<String, Statistic> statistics = new LinkedHashMap<>();
    if (labelled()) {
      statistics.put("top1_accuracy", mean(p -> right(p, 1)));
      if (hasTop5()) {
        statistics.put("top5_accuracy", mean(p -> right(p, 5)));
      }
    }
    return sampling.estimate(statistics);
  }

  boolean hasTop5() {
    return pictures.get(0).classes() > 5;
  }

  /** Of a kind's means over pictures from the first one's, on the same pictures. */
  Map<String, Estimate> differences(KindStudy first, KindStudy other) {
    Map<String, Statistic> statistics = new LinkedHashMap<>();
    Map<Measure, double[]> a = new Values(first).all();
    Map<Measure, double[]> b = new Values(other).all();
    a.forEach(
        (measure, values) -> {
          if (b.containsKey(measure)) { // the whole picture points at nothing
            statistics.put(measure.key(), new Statistic.Mean(minus(b.get(measure), values)));
          }
        });
    return defined(sampling.estimate(statistics));
  }

  private static double[] minus(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }

  KindStudy study(Kind kind) {
    List<Optional<MapResult>> maps = maps(kind);
    Halves.Tuned boxes = halves.tune(levels.count(), (i, k) -> hit(maps.get(i), k, params.iou()));
    boolean masked = maps.stream().flatMap(Optional::stream).anyMatch(m -> m.pixels().isPresent());
    Optional<Halves.Tuned> pixels =
        masked
            ? Optional.of(halves.tune(levels.count(), (i, k) -> pixelIou(maps.get(i), k)))
            : Optional.empty();
    double[] curve = curve((i, k) -> hit(maps.get(i), k, params.iou()));
    int[] bestAny = new int[V2.length];
    for (int d = 0; d < V2.length; d++) {
      double delta = V2[d];
      bestAny[d] = best(curve((i, k) -> anyHit(maps.get(i), k, delta)));
    }
    KindStudy bare =
        new KindStudy(
            kind,
            (int) maps.stream().filter(Optional::isPresent).count(),
            (int) maps.stream().flatMap(Optional::stream).filter(m -> !m.evidence()).count(),
            Map.of(),
            boxes,
            pixels,
            best(curve),
            bestAny,
            curve,
            masked ? Optional.of(pixelCurves(maps)) : Optional.empty());
    return withFigures(bare);
  }

  private KindStudy withFigures(KindStudy bare) {
    Map<String, Estimate> figures = defined(sampling.estimate(statistics(bare)));
    return new KindStudy(
        bare.kind(),
        bare.maps(),
        bare.withoutEvidence(),
        figures,
        bare.boxes(),
        bare.pixels(),
        bare.best(),
        bare.bestAny(),
        bare.curve(),
        bare.pixelCurves());
  }

  private static Map<String, Estimate> defined(Map<String, Estimate> all) {
    all.values().removeIf(e -> !e.isDefined());
    return all;
  }

  private List<Optional<MapResult>> maps(Kind kind) {
    return pictures.stream().map(p -> Optional.ofNullable(p.maps().get(kind))).toList();
  }

  private KindStudy.PixelCurves pixelCurves(List<Optional<MapResult>> maps) {
    return new KindStudy.PixelCurves(
        curve((i, k) -> pixel(maps.get(i), p -> p.precision(k))),
        curve((i, k) -> pixel(maps.get(i), p -> p.recall(k))),
        curve((i, k) -> pixel(maps.get(i), p -> p.iou(k))));
  }

  /** The mean over pictures at each level. */
  private double[] curve(Halves.Objective value) {
    double[] curve = new double[levels.count()];
    for (int k = 0; k < curve.length; k++) {
      int level = k;
      curve[k] =
          IntStream.range(0, pictures.size())
              .mapToDouble(i -> value.at(i, level))
              .filter(v -> !Double.isNaN(v))
              .average()
              .orElse(Double.NaN);
    }
    return curve;
  }

  private static int best(double[] curve) {
    int best = 0;
    for (int k = 1; k < curve.length; k++) {
      best = curve[k] > curve[best] ? k : best;
    }
    return best;
  }

  private Map<String, Statistic> statistics(KindStudy study) {
    Map<String, Statistic> all = new LinkedHashMap<>();
    List<Optional<MapResult>> maps = maps(study.kind());
    for (double share : params.thresholds()) {
      int level = levels.index(share);
      double[] hit = values(i -> hit(maps.get(i), level, params.iou()));
      all.put(Measure.KNOWN.at(share), new Statistic.Mean(hit));
      all.put(Measure.TOP1.at(share), new Statistic.Mean(ifRight(hit, 1)));
      if (hasTop5() && params.target() == LocalizationParams.About.LABEL) {
        all.put(Measure.TOP5.at(share), new Statistic.Mean(ifRight(hit, 5)));
      }
      all.put(Measure.PRECISION.at(share), pixels(maps, p -> p.precision(level)));
      all.put(Measure.RECALL.at(share), pixels(maps, p -> p.recall(level)));
      all.put(Measure.IOU.at(share), pixels(maps, p -> p.iou(level)));
    }
    new Values(study).all().forEach((m, v) -> all.put(m.key(), new Statistic.Mean(v)));
    classMeans(new Values(study).all(), all);
    all.put(
        Measure.PXAP.key(),
        new Statistic.PooledPixels(maps.stream().map(m -> m.flatMap(MapResult::pixels)).toList()));
    return all;
  }

  private Statistic pixels(List<Optional<MapResult>> maps, ToDoubleFunction<PixelCounts> value) {
    return new Statistic.Mean(values(i -> pixel(maps.get(i), value)));
  }

  private void classMeans(Map<Measure, double[]> values, Map<String, Statistic> all) {
    List<String> names = pictures.stream().map(p -> p.picture().className()).distinct().toList();
    int[] classes =
        pictures.stream().mapToInt(p -> names.indexOf(p.picture().className())).toArray();
    all.put(
        Measure.POINTING_CLASSES.key(),
        new Statistic.ClassMean(values.get(Measure.POINTING), classes, names.size()));
    all.put(
        Measure.POINTING_NEAR_CLASSES.key(),
        new Statistic.ClassMean(values.get(Measure.POINTING_NEAR), classes, names.size()));
  }

  private double[] ifRight(double[] hits, int top) {
    return values(i -> hits[i] * right(pictures.get(i), top));
  }

  private static double right(PictureResult picture, int top) {
    return picture.rank() < 0 ? Double.NaN : picture.right(top) ? 1 : 0;
  }

  private Statistic mean(ToDoubleFunction<PictureResult> value) {
    return new Statistic.Mean(pictures.stream().mapToDouble(value).toArray());
  }

  private double[] values(java.util.function.IntToDoubleFunction value) {
    return IntStream.range(0, pictures.size()).mapToDouble(value).toArray();
  }

  private static double hit(Optional<MapResult> map, int level, double iou) {
    return map.isEmpty() ? Double.NaN : map.get().hits(level, iou) ? 1 : 0;
  }

  private static double anyHit(Optional<MapResult> map, int level, double iou) {
    return map.isEmpty() ? Double.NaN : map.get().any()[level] >= iou ? 1 : 0;
  }

  private static double pixelIou(Optional<MapResult> map, int level) {
    return pixel(map, p -> p.iou(level));
  }

  private static double pixel(Optional<MapResult> map, ToDoubleFunction<PixelCounts> value) {
    Optional<PixelCounts> pixels = map.flatMap(MapResult::pixels);
    return pixels.isEmpty() ? Double.NaN : value.applyAsDouble(pixels.get());
  }

  /** Values by picture of the measures that are means over pictures. */
  private final class Values {

    private final KindStudy study;
    private final List<Optional<MapResult>> maps;

    Values(KindStudy study) {
      this.study = study;
      this.maps = maps(study.kind());
    }

    Map<Measure, double[]> all() {
      Map<Measure, double[]> all = new LinkedHashMap<>();
      all.put(Measure.TUNED, study.boxes().values());
      all.put(Measure.TUNED_TOP1, ifRight(study.boxes().values(), 1));
      all.put(Measure.MAX_BOX, values(i -> hit(maps.get(i), study.best(), params.iou())));
      all.put(Measure.MAX_BOX_V2, values(this::anyRegion));
      all.put(Measure.POINTING, pointing(p -> p.hit() ? 1 : 0));
      all.put(Measure.POINTING_NEAR, pointing(p -> p.near() ? 1 : 0));
      double[] near = all.get(Measure.POINTING_NEAR);
      all.put(
          Measure.POINTING_DIFFICULT,
          values(i -> pictures.get(i).difficult() ? near[i] : Double.NaN));
      all.put(Measure.ENERGY, values(i -> map(i, m -> m.inBoxes().energy())));
      all.put(Measure.BACKGROUND, values(i -> map(i, Values::background)));
      study.pixels().ifPresent(tuned -> masks(tuned, all));
      return all;
    }

    private double anyRegion(int picture) {
      double sum = 0;
      for (int d = 0; d < V2.length; d++) {
        sum += anyHit(maps.get(picture), study.bestAny()[d], V2[d]);
      }
      return sum / V2.length;
    }

    private double map(int picture, ToDoubleFunction<MapResult> value) {
      return maps.get(picture).map(value::applyAsDouble).orElse(Double.NaN);
    }

    /** The same everywhere is no place to point at. */
    private double[] pointing(ToDoubleFunction<MapResult.Pointing> value) {
      boolean nowhere = study.kind().equals(Kind.of(Baseline.WHOLE_PICTURE));
      return values(i -> nowhere ? Double.NaN : map(i, m -> value.applyAsDouble(m.inBoxes())));
    }

    private static double background(MapResult map) {
      return 1 - map.inMask().orElse(map.inBoxes()).energy();
    }

    private double onMask(int picture, ToDoubleFunction<MapResult.Pointing> value) {
      return map(picture, m -> m.inMask().map(value::applyAsDouble).orElse(Double.NaN));
    }

    private void masks(Halves.Tuned tuned, Map<Measure, double[]> all) {
      if (!study.kind().equals(Kind.of(Baseline.WHOLE_PICTURE))) {
        all.put(Measure.MASK_POINTING, values(i -> onMask(i, p -> p.hit() ? 1 : 0)));
        all.put(Measure.MASK_POINTING_NEAR, values(i -> onMask(i, p -> p.near() ? 1 : 0)));
      }
      all.put(Measure.MASK_ENERGY, values(i -> onMask(i, MapResult.Pointing::energy)));
      all.put(Measure.TUNED_PRECISION, values(i -> judged(tuned, i, PixelCounts::precision)));
      all.put(Measure.TUNED_RECALL, values(i -> judged(tuned, i, PixelCounts::recall)));
      all.put(Measure.TUNED_IOU, tuned.values());
      all.put(
          Measure.AVERAGE_PRECISION,
          values(i -> pixel(maps.get(i), PixelCounts::averagePrecision)));
    }

    private double judged(
        Halves.Tuned tuned,
        int picture,
        java.util.function.ToDoubleBiFunction<PixelCounts, Integer> value) {
      int level = tuned.judgedAt(halves.of()[picture]);
      return level < 0 ? Double.NaN : pixel(maps.get(picture), p -> value.applyAsDouble(p, level));
    }
  }
}
