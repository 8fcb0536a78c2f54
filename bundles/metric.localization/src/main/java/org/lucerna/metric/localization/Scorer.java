/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.examination.Baseline;
import org.lucerna.imaging.MapScaler;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.analysis.PictureTruth;

/** Measures the maps of one picture, and the baselines by the same code. Thread-safe. */
final class Scorer {

  private final Levels levels;
  private final LocalizationParams params;
  private final long seed;

  /** The same on every picture of a size. */
  private final Map<Sized, Fixed> fixed = new ConcurrentHashMap<>();

  Scorer(Levels levels, LocalizationParams params, long seed) {
    this.levels = levels;
    this.params = params;
    this.seed = seed;
  }

  private record Sized(Baseline baseline, int height, int width) {}

  private record Fixed(Scored scored, Components.Sweep sweep) {}

  /** Empty where the truth knows neither a box nor a mask. */
  Optional<PictureResult> score(PictureMaps maps, PictureTruth known) {
    RgbImage crop = maps.crop();
    return Truth.of(known, crop.width(), crop.height()).map(truth -> score(maps, truth));
  }

  private PictureResult score(PictureMaps maps, Truth truth) {
    Map<Kind, MapResult> results = new LinkedHashMap<>();
    int[] cells = {truth.height(), truth.width()};
    for (PictureMaps.PictureMap map : maps.maps()) {
      Tensor values = placed(map, maps.crop());
      results.put(Kind.of(map), scored(values).against(truth, params.tolerance()));
      if (results.size() == 1) {
        cells = map.map().plane().values().shape();
      }
    }
    baselines(maps, truth, cells, results);
    int label = maps.picture().label().orElse(-1);
    return new PictureResult(
        maps.picture(),
        best(maps.logits()),
        label < 0 ? -1 : PictureResult.rank(maps.logits(), label),
        maps.logits().length,
        truth.difficult(),
        truth.mask().isPresent(),
        results);
  }

  private static int best(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }

  private Scored scored(Tensor values) {
    return Scored.of(levels, values);
  }

  /**
   * Rectified (or brought above 0), then as large as the picture. Without any positive value
   * nothing is left but zeros.
   */
  Tensor placed(PictureMaps.PictureMap map, RgbImage crop) {
    if (!map.map().names().isEmpty()) {
      throw new ParamException(
          "method",
          "localisation is measured of one map a picture, and %s finds %d: leave it out"
              .formatted(map.method(), map.map().names().size()));
    }
    Heatmap plane = map.map().plane();
    boolean range = params.scale() == LocalizationParams.Scale.MIN_MAX;
    Tensor values = range ? plane.values() : plane.rectified();
    Tensor large =
        plane
            .cells()
            .map(cells -> MapScaler.placed(values, cells, crop.height(), crop.width()))
            .orElseGet(() -> MapScaler.bilinear(values, crop.height(), crop.width()));
    return range ? aboveLeast(large) : large;
  }

  private static Tensor aboveLeast(Tensor map) {
    float least = map.min();
    float[] values = map.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] -= least;
    }
    return Tensor.wrap(values, map.shape());
  }

  private void baselines(PictureMaps maps, Truth truth, int[] cells, Map<Kind, MapResult> results) {
    int height = truth.height();
    int width = truth.width();
    for (Baseline baseline : Baseline.values()) {
      MapResult result =
          switch (baseline) {
            case WHOLE_PICTURE, CENTRE -> fixed(baseline, truth);
            case RANDOM -> measured(Baseline.random(cells, seed(maps), height, width), truth);
            case EDGES -> measured(Baseline.edges(maps.crop()), truth);
            case GROUND_TRUTH -> measured(object(truth), truth);
          };
      results.put(Kind.of(baseline), result);
    }
  }

  /** Its mask, else its boxes. */
  private static Tensor object(Truth truth) {
    BitSet pixels = truth.mask().orElse(truth.inBoxes());
    return Baseline.truth(pixels, truth.height(), truth.width());
  }

  private MapResult measured(Tensor values, Truth truth) {
    return scored(values).against(truth, params.tolerance());
  }

  /** Both have one region at every level, so that its box is the best of all. */
  private MapResult fixed(Baseline baseline, Truth truth) {
    Sized size = new Sized(baseline, truth.height(), truth.width());
    Fixed same =
        fixed.computeIfAbsent(
            size,
            s -> {
              Tensor values =
                  baseline == Baseline.CENTRE
                      ? Baseline.centre(s.height(), s.width())
                      : Baseline.whole(s.height(), s.width());
              Scored scored = scored(values);
              return new Fixed(scored, scored.sweep((x0, y0, x1, y1) -> 0));
            });
    MapResult result = same.scored().against(same.sweep(), truth, params.tolerance());
    return new MapResult(
        true,
        result.boxes(),
        result.largest(),
        result.largest(),
        result.inBoxes(),
        result.inMask(),
        result.pixels());
  }

  /** By the picture alone, whatever order pictures come in. */
  private long seed(PictureMaps maps) {
    InspectedPicture picture = maps.picture();
    return seed * 0x9E3779B97F4A7C15L + picture.id().hashCode();
  }
}
