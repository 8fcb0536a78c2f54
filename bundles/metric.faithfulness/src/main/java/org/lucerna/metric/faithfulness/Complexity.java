/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.Arrays;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.ExplanationMetricType;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;
import org.osgi.service.component.annotations.Component;

/**
 * The entropy of the map's magnitudes as shares of their sum, in nats (Bhatt, Weller and Moura
 * 2020; Quantus' Complexity): from 0 where one pixel has everything to {@code log(H W)} where all
 * have the same.
 */
@Component(service = ExplanationMetric.class)
@ExplanationMetricType(
    id = "complexity",
    label = "Complexity",
    about = "Over how many pixels the map is spread",
    cite =
        "U. Bhatt, A. Weller and J. M. F. Moura, Evaluating and aggregating feature-based model"
            + " explanations, IJCAI 2020",
    measures = "entropy score lower entropy of the map's magnitudes over the pixels, in nats",
    cost = "nothing")
public final class Complexity implements ExplanationMetric<NoParams> {

  @Override
  public Gauge gauge(Inspection inspection, NoParams params, Progress progress) {
    return new Defined((map, part) -> Readings.of("entropy", entropy(Attribution.magnitudes(map))));
  }

  /**
   * @param values nowhere negative, somewhere positive
   */
  static double entropy(double[] values) {
    double sum = Arrays.stream(values).sum();
    double entropy = 0;
    for (double value : values) {
      double share = value / sum;
      entropy -= share > 0 ? share * Math.log(share) : 0;
    }
    return entropy;
  }
}
