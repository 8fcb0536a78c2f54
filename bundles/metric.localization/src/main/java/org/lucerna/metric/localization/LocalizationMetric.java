/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.measure.LocatedMap;
import org.lucerna.vision.api.measure.MapMetric;
import org.lucerna.vision.api.measure.MapScore;
import org.osgi.service.component.annotations.Component;

/**
 * Where a map's energy (the sum of its values) lies: in the corners, in the border, on the
 * foreground (the energy-based pointing game of Wang et al. 2020, with a mask for the box), and
 * whether its maximum is on the foreground (the pointing game, Zhang et al. 2016, equation 6,
 * without and with the tolerance of 15 pixels). Precision and recall of its upper part say whether
 * it shows the whole foreground or only the most telling part of it.
 */
@Component
@PluginType(id = "localization", label = "Where maps lie")
public final class LocalizationMetric implements MapMetric {

  private static final int CORNER = 4;
  private static final int BORDER = 8;
  private static final int TOLERANCE = 15;
  private static final int[] PERCENTS = {20, 50};

  @Override
  public List<MapScore> measure(LocatedMap map) {
    int height = map.values().size(0);
    int width = map.values().size(1);
    List<MapScore> scores = new ArrayList<>();
    scores.add(
        energy(
            "corner-energy",
            "share of the map's energy in the four corners, each a quarter of the picture's height and width",
            map,
            (x, y) -> isOutside(x, width, CORNER) && isOutside(y, height, CORNER)));
    scores.add(
        energy(
            "border-energy",
            "share of the map's energy in a band along the border, an eighth of the picture's height and width wide",
            map,
            (x, y) -> isOutside(x, width, BORDER) || isOutside(y, height, BORDER)));
    map.foreground()
        .ifPresent(
            mask -> {
              scores.addAll(onForeground(map, mask));
              scores.add(near(map, mask));
              for (int percent : PERCENTS) {
                scores.addAll(coverage(map, mask, percent));
              }
            });
    return List.copyOf(scores);
  }

  /** Whether a position lies in the first or the last of {@code parts} equal parts of a side. */
  private static boolean isOutside(int position, int side, int parts) {
    int part = side / parts;
    return position < part || position >= side - part;
  }

  private static List<MapScore> onForeground(LocatedMap map, Mask mask) {
    double area = (double) mask.area() / map.values().length();
    boolean centre = mask.contains(mask.width() / 2, mask.height() / 2);
    return List.of(
        energy(
            "foreground-energy",
            "share of the map's energy on the foreground mask",
            map,
            mask::contains),
        new MapScore(
            "pointing-hit",
            "whether the map's maximum lies on the foreground mask; of several equal ones, their share there",
            hit(map, i -> mask.contains(i % mask.width(), i / mask.width())),
            area),
        new MapScore(
            "centre-hit",
            "whether the picture's centre lies on the foreground mask: what pointing at the centre gets without any map",
            centre ? 1 : 0,
            area));
  }

  /** A uniform map hits by the share of the pixels that lie so near. */
  private static MapScore near(LocatedMap map, Mask mask) {
    BitSet near = Nearness.of(mask, TOLERANCE);
    return new MapScore(
        "pointing-hit-15",
        "the same with a tolerance: whether a foreground pixel lies nearer than 15 pixels to the maximum",
        hit(map, near::get),
        (double) near.cardinality() / map.values().length());
  }

  /** A uniform map shows everything: its precision is the mask's area, its recall 1. */
  private static List<MapScore> coverage(LocatedMap map, Mask mask, int percent) {
    double threshold = map.values().max() * percent / 100.0;
    int shown = 0;
    int both = 0;
    for (int i = 0; i < map.values().length(); i++) {
      if (map.values().at(i) >= threshold) {
        shown++;
        both += mask.contains(i % mask.width(), i / mask.width()) ? 1 : 0;
      }
    }
    String from = "from %d %% of the map's maximum on".formatted(percent);
    return List.of(
        new MapScore(
            "precision-at-" + percent,
            "share of the pixels " + from + " that are foreground",
            (double) both / shown,
            (double) mask.area() / map.values().length()),
        new MapScore(
            "recall-at-" + percent,
            "share of the foreground that is " + from,
            (double) both / mask.area(),
            1));
  }

  private static double hit(LocatedMap map, IntPredicate region) {
    float max = map.values().max();
    int all = 0;
    int inside = 0;
    for (int i = 0; i < map.values().length(); i++) {
      if (map.values().at(i) == max) {
        all++;
        inside += region.test(i) ? 1 : 0;
      }
    }
    return (double) inside / all;
  }

  /** A set of pixels. */
  private interface Region {
    boolean contains(int x, int y);
  }

  /** A uniform map's share is the region's share of the pixels. */
  private static MapScore energy(String name, String definition, LocatedMap map, Region region) {
    int width = map.values().size(1);
    double inside = 0;
    int area = 0;
    for (int i = 0; i < map.values().length(); i++) {
      if (region.contains(i % width, i / width)) {
        inside += map.values().at(i);
        area++;
      }
    }
    return new MapScore(
        name, definition, inside / map.values().sum(), (double) area / map.values().length());
  }
}
