/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.statistics.Ranks;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.ExplanationMetricType;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;
import org.osgi.service.component.annotations.Component;

/**
 * Whether a map moves with its picture and survives noise: the rank correlation (Spearman 1904) of
 * the map on the pixels with the one of a changed picture, mean over changes. Ours; a plainer
 * relative of max-sensitivity for people, in units that differ from method to method as little as
 * ranks do.
 *
 * <p>Shifts: the input is moved by some pixels towards each of the four corners, its border
 * continued, and the map is moved back; pixels within the shift of any border are left out, since
 * what lies there is not what lay there. A network with strides is not equivariant to such shifts,
 * nor are maps of few cells: what is measured is both. Noise: normal, independent in each value.
 */
@Component(service = ExplanationMetric.class)
@ExplanationMetricType(
    id = "stability",
    label = "stability under small shifts and noise",
    about = "does the map move with the picture, and survive noise nobody sees?",
    measures = {
      "shift-stability score higher mean rank correlation of the map with those of the picture"
          + " shifted by 4 pixels to each corner, shifted back",
      "noise-stability score higher mean rank correlation of the map with those of the picture"
          + " under normal noise of 2 % of the range from black to white",
    },
    cost = "8 x (F + the method)",
    params = StabilityParams.class)
public final class StabilityMetric implements ExplanationMetric<StabilityParams> {

  private static final int[][] CORNERS = {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}};

  @Override
  public Gauge gauge(Inspection inspection, StabilityParams params, Progress progress) {
    List<Float> std = inspection.model().network().input().preprocessing().std();
    double[] deviations = std.stream().mapToDouble(s -> params.noise() / s).toArray();
    return (map, part) -> measure(map, params, deviations, part);
  }

  private static Readings measure(
      ExaminedMap map, StabilityParams params, double[] deviations, Progress progress) {
    Optional<String> defect = Defects.ofRepeatable(map);
    if (defect.isPresent()) {
      return Readings.undefined(defect.get());
    }
    Readings.Builder readings = Readings.builder();
    put(readings, "shift-stability", shifts(map, params.shift(), progress.part("shifts", 0.5)));
    Tensor noisy = Inputs.noisy(map.input(), deviations, params.draws(), map.seed());
    List<OptionalDouble> found = new ArrayList<>();
    Ranks before = Ranks.of(map.relevance().toArray());
    for (Heatmap after : map.explain(noisy, progress.part("noise", 0.5))) {
      found.add(before.correlation(Ranks.of(map.onPixels(after).toArray())));
    }
    put(readings, "noise-stability", found);
    return readings.build();
  }

  private static List<OptionalDouble> shifts(ExaminedMap map, int by, Progress progress) {
    List<Tensor> inputs = new ArrayList<>();
    for (int[] corner : CORNERS) {
      inputs.add(Inputs.shifted(map.input(), by * corner[0], by * corner[1]));
    }
    List<Heatmap> maps = map.explain(Tensor.stack(inputs), progress);
    Ranks before = Ranks.of(inner(map.relevance(), by, 0, 0));
    List<OptionalDouble> found = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      Tensor after = map.onPixels(maps.get(i));
      Ranks back = Ranks.of(inner(after, by, by * CORNERS[i][0], by * CORNERS[i][1]));
      found.add(before.correlation(back));
    }
    return found;
  }

  /** Without a border, from {@code (dx, dy)} off. */
  private static float[] inner(Tensor plane, int border, int dx, int dy) {
    int rows = Math.max(0, plane.size(0) - 2 * border);
    int columns = Math.max(0, plane.size(1) - 2 * border);
    float[] inner = new float[rows * columns];
    for (int i = 0; i < inner.length; i++) {
      int y = i / columns + border + dy;
      inner[i] = plane.at(y * plane.size(1) + i % columns + border + dx);
    }
    return inner;
  }

  private static void put(Readings.Builder readings, String name, List<OptionalDouble> found) {
    if (found.stream().anyMatch(OptionalDouble::isEmpty)) {
      readings.undefined(name + ": the map of a changed picture is the same everywhere");
      return;
    }
    double sum = found.stream().mapToDouble(OptionalDouble::getAsDouble).sum();
    readings.value(name, sum / found.size());
  }
}
