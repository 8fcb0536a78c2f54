/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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
 * Faithfulness correlation (Bhatt, Weller and Moura 2020; Quantus' FaithfulnessCorrelation): random
 * subsets of the pixels become black; Pearson's correlation over the subsets of the sum of the
 * map's values on them with what the class's logit loses.
 *
 * <p>100 subsets of 224 pixels as in Quantus, whose black is the least value of the normalised
 * picture; here it is black as the network gets it. The subsets are the picture's: the same for all
 * maps. 224 scattered pixels change little: expect values near 0, and differences between methods
 * that need many pictures.
 */
@Component(service = ExplanationMetric.class)
@ExplanationMetricType(
    id = "faithfulness-correlation",
    label = "Faithfulness correlation",
    about = "Whether random sets of pixels cost the class as much as the map says",
    cite =
        "U. Bhatt, A. Weller and J. M. F. Moura, Evaluating and aggregating feature-based model"
            + " explanations, IJCAI 2020",
    measures = {
      "faithfulness-correlation score higher Pearson's correlation of what the map gives to random"
          + " sets of pixels with what the class's logit loses without them"
    },
    cost = "runs F (100 F)",
    params = FaithfulnessCorrelationParams.class)
public final class FaithfulnessCorrelation
    implements ExplanationMetric<FaithfulnessCorrelationParams> {

  @Override
  public Gauge gauge(
      Inspection inspection, FaithfulnessCorrelationParams params, Progress progress) {
    return new Defined((map, part) -> measure(inspection, params, map, part));
  }

  private static Readings measure(
      Inspection inspection,
      FaithfulnessCorrelationParams params,
      ExaminedMap map,
      Progress progress) {
    Tensor attribution = Attribution.of(map);
    int size = params.subset();
    if (size >= attribution.length()) {
      return Readings.undefined(
          "the picture has no more than %d pixels: there is one subset".formatted(size));
    }
    int[][] subsets = subsets(map.seed(), params.runs(), size, attribution.length());
    double[] losses = losses(map, subsets, params.baseline().of(inspection, map), progress);
    double[] sums = new double[subsets.length];
    for (int i = 0; i < subsets.length; i++) {
      for (int pixel : subsets[i]) {
        sums[i] += attribution.at(pixel);
      }
    }
    OptionalDouble value = Correlation.pearson(sums, losses);
    return value.isPresent()
        ? Readings.of("faithfulness-correlation", value.getAsDouble())
        : Readings.undefined("every set of pixels has the same sum, or costs the same");
  }

  /** What the logit loses when the pixels of a subset have the colour. */
  private static double[] losses(
      ExaminedMap map, int[][] subsets, Tensor colour, Progress progress) {
    Answers answers = new Answers(map, progress);
    double[] values =
        answers.of(
            subsets.length,
            (from, to) -> {
              List<Tensor> rows = new ArrayList<>();
              for (int i = from; i < to; i++) {
                rows.add(new Replacing(map.input(), colour, subsets[i]).replaced());
              }
              return Tensor.stack(rows);
            },
            Answers.Output.LOGIT);
    double whole = answers.unchanged(Answers.Output.LOGIT);
    for (int i = 0; i < values.length; i++) {
      values[i] = whole - values[i];
    }
    return values;
  }

  /** Each without repetition: the first of a shuffle that goes on where the last one ended. */
  private static int[][] subsets(long seed, int runs, int size, int pixels) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] all = new int[pixels];
    for (int i = 0; i < pixels; i++) {
      all[i] = i;
    }
    int[][] subsets = new int[runs][size];
    for (int[] subset : subsets) {
      for (int i = 0; i < size; i++) {
        int j = i + random.nextInt(pixels - i);
        subset[i] = all[j];
        all[j] = all[i];
        all[i] = subset[i];
      }
    }
    return subsets;
  }
}
