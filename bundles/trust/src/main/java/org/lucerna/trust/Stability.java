/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.statistics.Ranks;
import org.lucerna.vision.api.measure.ExaminedMap;

/**
 * Whether the map holds still when the picture hardly changes ({@link Changes}): the mean {@link
 * RankCorrelation} with the maps of the changed pictures, shifted back, where both are in sight.
 *
 * @param mean over the maps that have evidence; empty where none has
 * @param least of them
 * @param vanished how many of the maps have no evidence, or are the same everywhere
 * @param maps how many were made
 */
record Stability(OptionalDouble mean, OptionalDouble least, int vanished, int maps) {

  static Stability of(ExaminedMap map, Progress progress) {
    Changes changes = Changes.of(map.input(), map.seed());
    List<Heatmap> made = map.explain(changes.inputs(), progress);
    Tensor own = map.evidence();
    List<Double> found = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      Changes.Shift shift =
          i < changes.shifts().size() ? changes.shifts().get(i) : new Changes.Shift(0, 0);
      OptionalDouble alike = alike(own, Maps.evidence(map, made.get(i)), shift);
      alike.ifPresent(found::add);
    }
    double[] values = found.stream().mapToDouble(Double::doubleValue).toArray();
    return new Stability(
        Arrays.stream(values).average(),
        Arrays.stream(values).min(),
        made.size() - values.length,
        made.size());
  }

  /** What lies at a place now lay a shift before it. */
  private static OptionalDouble alike(Tensor own, Tensor moved, Changes.Shift shift) {
    int height = own.size(0);
    int width = own.size(1);
    int top = Math.max(0, -shift.down());
    int left = Math.max(0, -shift.right());
    int rows = height - Math.abs(shift.down());
    int columns = width - Math.abs(shift.right());
    float[] before = new float[rows * columns];
    float[] after = new float[rows * columns];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int at = (top + y) * width + left + x;
        before[y * columns + x] = own.at(at);
        after[y * columns + x] = moved.at(at + shift.down() * width + shift.right());
      }
    }
    return Ranks.of(before).correlation(Ranks.of(after));
  }
}
