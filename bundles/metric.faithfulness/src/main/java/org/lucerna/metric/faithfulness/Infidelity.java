/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
 * Infidelity (Yeh et al. 2019, definition 2.1) under square removal: {@code E[(I . map - (f(x) -
 * f(x - I)))^2]} where a square at random becomes the mean colour, I is 1 on it (the map explains
 * whole pixels against that colour: captum's {@code multiply_by_inputs}), and f is the class's
 * logit. With optimal scaling, as in the authors' code, the map is first multiplied by {@code
 * E[loss (I . map)] / E[(I . map)^2]}: maps of CAMs have no unit. The expectation is the mean over
 * squares of sides from 10 to 30 pixels of 224 (the authors' range for ImageNet), which are drawn
 * rather than enumerated, the same for all maps of a picture.
 *
 * <p>In squared logits: comparable between maps of one picture, not between networks. The loss's
 * own mean square, which a map of zeros would have, stands beside it.
 */
@Component(service = ExplanationMetric.class)
@ExplanationMetricType(
    id = "infidelity",
    label = "Infidelity",
    about = "How far the map is from saying what the class loses with a square of the picture",
    cite = "C.-K. Yeh et al., On the (in)fidelity and sensitivity of explanations, NeurIPS 2019",
    measures = {
      "infidelity score lower mean squared difference of what the map gives to a square and what the"
          + " class's logit loses without it",
      "infidelity-of-nothing score neither the same of a map that gives nothing to any square"
    },
    cost = "samples F (100 F)",
    params = InfidelityParams.class)
public final class Infidelity implements ExplanationMetric<InfidelityParams> {

  private static final double SMALLEST = 10 / 224.0;
  private static final double LARGEST = 30 / 224.0;

  @Override
  public Gauge gauge(Inspection inspection, InfidelityParams params, Progress progress) {
    return new Defined((map, part) -> measure(params, map, part));
  }

  private static Readings measure(InfidelityParams params, ExaminedMap map, Progress progress) {
    Tensor attribution = Attribution.of(map);
    List<Patch> squares = squares(map, params.samples());
    Answers answers = new Answers(map, progress);
    double[] left =
        answers.of(
            squares.size(),
            (from, to) -> Patch.hidden(map.input(), squares.subList(from, to)),
            Answers.Output.LOGIT);
    double whole = answers.unchanged(Answers.Output.LOGIT);
    double[] given = squares.stream().mapToDouble(s -> s.sum(attribution)).toArray();
    double[] lost = new double[left.length];
    double nothing = 0;
    for (int i = 0; i < lost.length; i++) {
      lost[i] = whole - left[i];
      nothing += lost[i] * lost[i] / lost.length;
    }
    return Readings.builder()
        .value("infidelity", error(given, lost, params.scaling() ? scale(given, lost) : 1))
        .value("infidelity-of-nothing", nothing)
        .build();
  }

  /** 0 where the map gives nothing to any square. */
  static double scale(double[] given, double[] lost) {
    double product = 0;
    double squares = 0;
    for (int i = 0; i < given.length; i++) {
      product += given[i] * lost[i];
      squares += given[i] * given[i];
    }
    return squares == 0 ? 0 : product / squares;
  }

  static double error(double[] given, double[] lost, double scale) {
    double sum = 0;
    for (int i = 0; i < given.length; i++) {
      double difference = scale * given[i] - lost[i];
      sum += difference * difference;
    }
    return sum / given.length;
  }

  private static List<Patch> squares(ExaminedMap map, int count) {
    int height = map.input().size(1);
    int width = map.input().size(2);
    int side = Math.min(height, width);
    int least = Math.max(1, (int) Math.round(SMALLEST * side));
    int most = Math.max(least, (int) Math.round(LARGEST * side));
    SplittableRandom random = new SplittableRandom(map.seed());
    List<Patch> squares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int size = random.nextInt(least, most + 1);
      int top = random.nextInt(height - size + 1);
      squares.add(new Patch(top, random.nextInt(width - size + 1), size));
    }
    return squares;
  }
}
