/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

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
 * Average drop and increase in confidence (Chattopadhay et al. 2018) and average gain (Zhang et al.
 * 2024, Opti-CAM): Y is the class's softmax probability, O the same of what the map leaves of the
 * picture ({@link Explanation}); {@code max(0, Y - O) / Y}, {@code O > Y}, {@code max(0, O - Y) /
 * (1 - Y)}, of one picture as shares; the papers' figures are means over pictures in percent.
 *
 * <p>A map that leaves nearly everything has no drop and a small gain: these three cannot be read
 * without the share of the picture that is left, which stands beside them.
 */
@Component(service = ExplanationMetric.class)
@ExplanationMetricType(
    id = "average-drop",
    label = "Average drop, increase, gain",
    about = "How far the class is still seen in what the map leaves of the picture",
    cite =
        "A. Chattopadhay et al., Grad-CAM++, WACV 2018; H. Zhang et al., Opti-CAM, CVIU 2024 (gain)",
    measures = {
      "drop score lower share of the class's probability that is lost when the picture is weighted"
          + " by the map",
      "increase hit higher whether the probability grows when the picture is weighted by the map",
      "gain score higher share of what the probability lacks to 1 that is gained so",
      "shown score neither mean weight: the share of the picture that is left"
    },
    cost = "1 F")
public final class AverageDrop implements ExplanationMetric<NoParams> {

  @Override
  public Gauge gauge(Inspection inspection, NoParams params, Progress progress) {
    return new Defined(AverageDrop::measure);
  }

  private static Readings measure(ExaminedMap map, Progress progress) {
    Explanation explanation = Explanation.of(map);
    Answers answers = new Answers(map, progress);
    double whole = answers.unchanged(Answers.Output.PROBABILITY);
    double masked =
        answers.of(1, (from, to) -> explanation.masked(map.input()), Answers.Output.PROBABILITY)[0];
    Readings.Builder readings =
        Readings.builder()
            .value("increase", masked > whole ? 1 : 0)
            .value("shown", explanation.share());
    if (whole > 0) {
      readings.value("drop", Explanation.drop(whole, masked));
    } else {
      readings.undefined("the class has no probability that could drop");
    }
    if (whole < 1) {
      readings.value("gain", Math.max(0, masked - whole) / (1 - whole));
    } else {
      readings.undefined("the class's probability is 1 and cannot grow");
    }
    return readings.build();
  }
}
