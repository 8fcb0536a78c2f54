/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A curve over the number of changed pixels, whose points lie closer where it bends: half of them
 * are spread beforehand, more at the beginning, where curves of deletion fall; then a quarter, and
 * another, halve the intervals in which the area is least certain. Between two points of a monotone
 * curve that is at most their difference times their distance, and these are halved first.
 */
final class BendingCurve {

  /** First points lie at powers of equal shares. */
  private static final double SPREAD = 1.5;

  /** Probabilities by changed pixels. */
  private final TreeMap<Integer, Double> points = new TreeMap<>();

  private BendingCurve() {}

  /** What the network says with so many pixels changed. */
  interface Ask {
    double[] probabilities(int... counts);
  }

  /**
   * @param pixels at the curve's end, at least 1
   * @param steps between its points, at least 2; fewer where there are fewer pixels
   * @param none with no pixel changed
   * @param all with all
   */
  static BendingCurve of(int pixels, int steps, double none, double all, Ask ask) {
    BendingCurve curve = new BendingCurve();
    curve.points.put(0, none);
    curve.points.put(pixels, all);
    int first = Math.max(1, steps / 2);
    List<Integer> counts = new ArrayList<>();
    for (int i = 1; i < first; i++) {
      counts.add((int) Math.round(pixels * Math.pow((double) i / first, SPREAD)));
    }
    curve.add(counts, ask);
    while (curve.points.size() <= steps) {
      int missing = steps + 1 - curve.points.size();
      List<Integer> halves = curve.halves(Math.min(missing, Math.max(1, steps / 4)));
      if (halves.isEmpty()) {
        break; // a point at every pixel
      }
      curve.add(halves, ask);
    }
    return curve;
  }

  private void add(List<Integer> counts, Ask ask) {
    int[] missing =
        counts.stream()
            .filter(c -> !points.containsKey(c))
            .distinct()
            .mapToInt(Integer::intValue)
            .toArray();
    if (missing.length > 0) {
      double[] found = ask.probabilities(missing);
      for (int i = 0; i < missing.length; i++) {
        points.put(missing[i], found[i]);
      }
    }
  }

  /** An interval between neighbouring points. */
  private record Gap(int from, int to, double uncertain) {}

  private List<Integer> halves(int most) {
    List<Gap> gaps = new ArrayList<>();
    Map.Entry<Integer, Double> before = null;
    for (Map.Entry<Integer, Double> point : points.entrySet()) {
      if (before != null && point.getKey() - before.getKey() > 1) {
        int distance = point.getKey() - before.getKey();
        double difference = Math.abs(point.getValue() - before.getValue());
        gaps.add(new Gap(before.getKey(), point.getKey(), difference * distance));
      }
      before = point;
    }
    return gaps.stream()
        .sorted(Comparator.comparingDouble(Gap::uncertain).reversed().thenComparing(Gap::from))
        .limit(most)
        .map(g -> g.from() + (g.to() - g.from()) / 2)
        .toList();
  }

  /** Shares of the pixels, 0 to 1, ascending. */
  double[] shares() {
    double all = points.lastKey();
    return points.keySet().stream().mapToDouble(n -> n / all).toArray();
  }

  double[] values() {
    return points.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The normalised area, 0 to 1, by the trapezoidal rule. */
  double area() {
    double[] x = shares();
    double[] y = values();
    double area = 0;
    for (int i = 1; i < x.length; i++) {
      area += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2;
    }
    return area;
  }
}
