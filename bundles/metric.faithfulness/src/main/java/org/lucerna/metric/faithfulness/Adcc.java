/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.ExplanationMetricType;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;
import org.osgi.service.component.annotations.Component;

/**
 * Coherency, complexity and ADCC (Poppi et al. 2021; {@code aimagelab/ADCC}). Coherency: Pearson's
 * correlation of the map with the same method's map of what the map leaves of the picture, brought
 * from 0 to 1. Complexity: the map's mean, after it was brought from 0 to 1. ADCC: their harmonic
 * mean with the drop, {@code 3 / (1 / coherency + 1 / (1 - complexity) + 1 / (1 - drop))}, 0 where
 * one of the three is 0.
 *
 * <p>The authors' code returns 3 times the sum instead of 3 divided by it; this is the paper's
 * harmonic mean. Maps are rectified and brought on the pixels before they are compared. A second
 * map without evidence leaves coherency undefined (0 in their code).
 */
@Component(service = ExplanationMetric.class)
@ExplanationMetricType(
    id = "adcc",
    label = "Coherency, complexity, ADCC",
    about = "Whether what the map leaves is explained alike, is little, and keeps the class",
    cite =
        "S. Poppi et al., Revisiting the evaluation of class activation mapping for explainability,"
            + " CVPRW 2021",
    measures = {
      "coherency score higher how alike the maps of the picture and of what the map leaves of it are",
      "map-complexity score lower mean of the map from 0 to 1: the share of the picture it needs",
      "adcc score higher harmonic mean of coherency, 1 - complexity and 1 - drop"
    },
    cost = "1 F and one map")
public final class Adcc implements ExplanationMetric<NoParams> {

  @Override
  public Gauge gauge(Inspection inspection, NoParams params, Progress progress) {
    return new Defined(Adcc::measure);
  }

  private static Readings measure(ExaminedMap map, Progress progress) {
    Explanation explanation = Explanation.of(map);
    double complexity = explanation.share();
    Readings.Builder readings = Readings.builder().value("map-complexity", complexity);
    if (!map.isRepeatable()) {
      return readings.undefined("no method makes this map, so that none says it of less").build();
    }
    Tensor masked = explanation.masked(map.input());
    Heatmap other = map.explain(masked, progress.part("map", 0.5)).get(0);
    OptionalDouble correlation =
        Correlation.pearson(
            Correlation.doubles(map.evidence()),
            Correlation.doubles(Explanation.evidence(map, other)));
    if (correlation.isEmpty()) {
      return readings
          .undefined("the map of what this map leaves of the picture is the same everywhere")
          .build();
    }
    double coherency = (correlation.getAsDouble() + 1) / 2;
    readings.value("coherency", coherency);
    Answers answers = new Answers(map, progress.part("drop", 0.5));
    double whole = answers.unchanged(Answers.Output.PROBABILITY);
    if (whole == 0) {
      return readings.undefined("the class has no probability that could drop").build();
    }
    double rest = answers.of(1, (from, to) -> masked, Answers.Output.PROBABILITY)[0];
    double drop = Explanation.drop(whole, rest);
    return readings.value("adcc", harmonic(coherency, 1 - complexity, 1 - drop)).build();
  }

  /** Of values that are not negative; 0 where one of them is. */
  static double harmonic(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += 1 / value;
    }
    return values.length / sum;
  }
}
