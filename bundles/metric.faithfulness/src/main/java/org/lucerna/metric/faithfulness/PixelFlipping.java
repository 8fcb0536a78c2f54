/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.ExplanationMetricType;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;
import org.osgi.service.component.annotations.Component;

/**
 * Pixel flipping (Bach et al. 2015; Quantus' PixelFlipping): the class's softmax probability while
 * pixels become black, most relevant first. Deletion with another colour: their difference says how
 * far a result hangs on the colour.
 *
 * <p>Bach et al. invert binary pixels; black is Quantus' default (there the least value of the
 * normalised picture, here black as the network gets it). Quantus' curve begins after the first
 * step and its area is not divided by the number of steps; here it begins with the whole picture,
 * and the area is from 0 to 1.
 */
@Component(service = ExplanationMetric.class)
@ExplanationMetricType(
    id = "pixel-flipping",
    label = "Pixel flipping",
    about = "How fast the class is lost as the map's pixels become black",
    cite =
        "S. Bach et al., On pixel-wise explanations for non-linear classifier decisions by"
            + " layer-wise relevance propagation, PLoS ONE 2015",
    measures = {
      "flipping-auc score lower area under the class's probability while pixels become black, most"
          + " relevant first"
    },
    cost = "steps F (28 F)",
    params = PixelFlippingParams.class)
public final class PixelFlipping implements ExplanationMetric<PixelFlippingParams> {

  @Override
  public Gauge gauge(Inspection inspection, PixelFlippingParams params, Progress progress) {
    return new Defined((map, part) -> measure(inspection, params, map, part));
  }

  private static Readings measure(
      Inspection inspection, PixelFlippingParams params, ExaminedMap map, Progress progress) {
    Steps steps = Steps.of(map.relevance().length(), params.steps());
    Replacing flipping =
        new Replacing(
            map.input(), params.baseline().of(inspection, map), Ranking.of(map.relevance()));
    double[] curve = new Answers(map, progress).removing(flipping, steps);
    return Readings.builder()
        .value("flipping-auc", Steps.area(curve))
        .curve("pixel-flipping", steps.shares(), curve)
        .build();
  }
}
