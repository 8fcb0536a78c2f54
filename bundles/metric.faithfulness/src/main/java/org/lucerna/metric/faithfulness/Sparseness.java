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
 * The Gini index of the map's magnitudes on the pixels (Chalasani et al. 2020; Quantus'
 * Sparseness): {@code sum (2 i - n - 1) a_i / (n sum a)}, a ascending; 0 where all are equal,
 * towards 1 where one pixel has everything. A sparse map is easy to read, which does not make it
 * true; and a map of few cells is smooth by its resizing. Quantus adds 1e-7 to every value; this
 * does not.
 */
@Component(service = ExplanationMetric.class)
@ExplanationMetricType(
    id = "sparseness",
    label = "Sparseness",
    about = "Whether few pixels have most of the map",
    cite =
        "P. Chalasani et al., Concise explanations of neural networks using adversarial training,"
            + " ICML 2020",
    measures = "gini score higher Gini index of the map's magnitudes",
    cost = "nothing")
public final class Sparseness implements ExplanationMetric<NoParams> {

  @Override
  public Gauge gauge(Inspection inspection, NoParams params, Progress progress) {
    return new Defined((map, part) -> Readings.of("gini", gini(Attribution.magnitudes(map))));
  }

  /**
   * @param values nowhere negative, somewhere positive
   */
  static double gini(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double n = sorted.length;
    double weighted = 0;
    double sum = 0;
    for (int i = 0; i < sorted.length; i++) {
      weighted += (2 * (i + 1) - n - 1) * sorted[i];
      sum += sorted[i];
    }
    return weighted / (n * sum);
  }
}
