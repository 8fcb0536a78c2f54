/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.Arrays;
import java.util.List;
import org.lucerna.examination.ChosenMetric;
import org.lucerna.examination.ExaminedPicture;
import org.lucerna.examination.Kind;
import org.lucerna.vision.api.measure.MeasureInfo;
import org.lucerna.vision.api.measure.MeasureInfo.Better;

/**
 * One number of a metric, of all who take part, on all pictures.
 *
 * @param name the measure's; with the metric's before it where two metrics have one of that name
 * @param values by entrant, then by picture; NaN where it is undefined
 */
record Field(ChosenMetric metric, MeasureInfo info, String name, double[][] values) {

  static Field of(
      ChosenMetric metric, MeasureInfo info, List<Entrant> entrants, List<ExaminedPicture> all) {
    double[][] values = new double[entrants.size()][all.size()];
    for (int e = 0; e < values.length; e++) {
      for (int p = 0; p < all.size(); p++) {
        values[e][p] = value(metric, info, entrants.get(e).first(), all.get(p));
      }
    }
    return new Field(metric, info, info.name(), values);
  }

  private static double value(
      ChosenMetric metric, MeasureInfo info, Kind kind, ExaminedPicture picture) {
    return picture.maps().stream()
        .filter(m -> m.kind().equals(kind))
        .flatMap(m -> m.measured().stream())
        .filter(m -> m.metric().equals(metric.id()))
        .flatMapToDouble(m -> m.readings().value(info.name()).stream())
        .findFirst()
        .orElse(Double.NaN);
  }

  Field named(String other) {
    return new Field(metric, info, other, values);
  }

  /** Whether anybody has it on any picture. */
  boolean isDefined() {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).anyMatch(v -> !Double.isNaN(v));
  }

  /** Whether one value is better than another. */
  boolean isRanked() {
    return info.better() != Better.NEITHER;
  }

  /** A value so that more is better. */
  double up(double value) {
    return info.better() == Better.LOWER ? -value : value;
  }

  int n(int entrant) {
    return (int) Arrays.stream(values[entrant]).filter(v -> !Double.isNaN(v)).count();
  }

  /**
   * How much two differ on each picture, so that more is better for the first. What is as small as
   * the rounding of 32-bit arithmetic - a millionth of what all values span - is no difference.
   */
  double[] differences(int first, int second) {
    double[] differences = new double[values[first].length];
    double rounding = 1e-6 * span();
    for (int p = 0; p < differences.length; p++) {
      double difference = up(values[first][p]) - up(values[second][p]);
      differences[p] = Math.abs(difference) <= rounding ? 0 : difference;
    }
    return differences;
  }

  private double span() {
    double[] all =
        Arrays.stream(values)
            .flatMapToDouble(Arrays::stream)
            .filter(v -> !Double.isNaN(v))
            .toArray();
    return all.length == 0
        ? 0
        : Arrays.stream(all).max().orElseThrow() - Arrays.stream(all).min().orElseThrow();
  }
}
