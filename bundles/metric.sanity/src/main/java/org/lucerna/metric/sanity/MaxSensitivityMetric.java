/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.ExplanationMetricType;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;
import org.osgi.service.component.annotations.Component;

/**
 * Max-sensitivity of Yeh et al., On the (In)fidelity and Sensitivity of Explanations, NeurIPS 2019,
 * divided by the map's norm and estimated as captum's {@code sensitivity_max} does: the largest
 * {@code ||phi(x + d) - phi(x)|| / ||phi(x)||} (Frobenius) of draws of d, each value uniform in
 * ±radius. The radius is in units of what the network is given, after normalisation, as it is for
 * captum's users; 0.02 is captum's value, and with ImageNet's normalisation 1.1 to 1.2 of 255 grey
 * levels. Quantus takes 200 draws in ±0.2.
 *
 * <p>phi is the raw map on the method's own grid, colours apart. Where we differ: captum divides
 * the change of an empty map by 1, which gives a number without a meaning; here it is undefined. Of
 * a map of which only differences between places mean something, such as mean scores, the mean is
 * taken off before: the norm would be that of a constant. Methods that draw random numbers draw the
 * same for every input.
 */
@Component(service = ExplanationMetric.class)
@ExplanationMetricType(
    id = "max-sensitivity",
    label = "max-sensitivity",
    about = "how far does the map move when the picture hardly does?",
    cite = "C.-K. Yeh et al., On the (in)fidelity and sensitivity of explanations, NeurIPS 2019",
    measures = {
      "max-sensitivity score lower largest relative change of the map when every value of the input"
          + " moves by 0.02 at most, of 10 draws",
    },
    cost = "10 x (F + the method)",
    panel = true,
    params = MaxSensitivityParams.class)
public final class MaxSensitivityMetric implements ExplanationMetric<MaxSensitivityParams> {

  @Override
  public Gauge gauge(Inspection inspection, MaxSensitivityParams params, Progress progress) {
    return (map, part) -> measure(map, params, part);
  }

  private static Readings measure(ExaminedMap map, MaxSensitivityParams params, Progress progress) {
    Optional<String> defect = Defects.ofRepeatable(map);
    if (defect.isPresent()) {
      return Readings.undefined(defect.get());
    }
    double[] before = values(map.map());
    double norm = norm(before);
    Tensor moved = Inputs.shaken(map.input(), params.radius(), params.draws(), map.seed());
    double largest = 0;
    for (Heatmap after : map.explain(moved, progress)) {
      double[] change = values(after);
      for (int i = 0; i < change.length; i++) {
        change[i] -= before[i];
      }
      largest = Math.max(largest, norm(change) / norm);
    }
    return Double.isFinite(largest)
        ? Readings.of("max-sensitivity", largest)
        : Readings.undefined("a map of a moved input holds numbers that are not finite");
  }

  private static double[] values(Heatmap map) {
    Tensor raw = map.values();
    double mean = map.sign() == Heatmap.Sign.RELATIVE ? raw.sum() / raw.length() : 0;
    double[] values = new double[raw.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = raw.at(i) - mean;
    }
    return values;
  }

  private static double norm(double[] values) {
    double squares = 0;
    for (double v : values) {
      squares += v * v;
    }
    return Math.sqrt(squares);
  }
}
