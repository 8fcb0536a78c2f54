/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.ExplanationMetricType;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;
import org.osgi.service.component.annotations.Component;

/**
 * ROAD, remove and debias (Rong et al. 2022; {@code road_evaluation} of T. Leemann): shares of the
 * pixels are removed, the most relevant first (MoRF) or the least relevant first (LeRF), and filled
 * from their neighbours by noisy linear imputation ({@link Imputation}; the noise, as in that code,
 * has a deviation of 0.01 where pixels are from 0 to 1), so that neither a colour nor the shape of
 * what is missing gives the class away. Noise is that of the picture: the same for all maps.
 *
 * <p>Of the class's softmax probability the mean over the percentiles is reported: per picture the
 * paper's accuracy is only 0 or 1. Combined is (LeRF - MoRF) / 2 (J. Gildenblat's pytorch-grad-cam,
 * whose percentiles 20, 40, 60, 80 are the default), from -1/2 to 1/2, 0 for an order that says
 * nothing. LeRF removes that share of least relevant pixels, as there; the reference's parameter is
 * the share that it keeps, so that its percentile p is 100 - p here.
 */
@Component(service = ExplanationMetric.class)
@ExplanationMetricType(
    id = "road",
    label = "ROAD",
    about =
        "Whether the class goes with the most relevant pixels and stays without the least"
            + " relevant ones, removed without a trace",
    cite =
        "Y. Rong, T. Leemann, V. Borisov, G. Kasneci and E. Kasneci, A consistent and efficient"
            + " evaluation strategy for attribution methods, ICML 2022",
    measures = {
      "road-morf score lower mean probability of the class with the most relevant pixels imputed",
      "road-lerf score higher mean probability of the class with the least relevant pixels imputed",
      "road-combined score higher half of what lerf is above morf"
    },
    cost = "2 percentiles F (8 F) and as many imputations",
    panel = true,
    params = RoadParams.class)
public final class Road implements ExplanationMetric<RoadParams> {

  @Override
  public Gauge gauge(Inspection inspection, RoadParams params, Progress progress) {
    if (params.percentiles().isEmpty()) {
      throw new ParamException(
          "percentiles", "parameter 'percentiles' names none: give 20,40,60,80");
    }
    return new Defined(new Removal(inspection, params));
  }

  private static final class Removal implements Gauge {

    /** One grey level, of the range from black to white; the noise is 2.5. */
    private static final float TOLERANCE = 1f / 255;

    private final Inspection inspection;
    private final RoadParams params;
    private Tensor input;
    private float[] noise;
    private float tolerance;

    Removal(Inspection inspection, RoadParams params) {
      this.inspection = inspection;
      this.params = params;
    }

    @Override
    public Readings measure(ExaminedMap map, Progress progress) {
      prepare(map);
      int[] morf = Ranking.of(map.relevance());
      int[] lerf = reversed(morf);
      int n = params.percentiles().size();
      float[][] rows = new float[2 * n][];
      Tasks tasks = inspection.tasks();
      Together.run(
          tasks, 2 * n, i -> rows[i] = imputed(map.input(), i < n ? morf : lerf, share(i % n)));
      double[] all =
          new Answers(map, progress)
              .of(2 * n, (from, to) -> stacked(rows, from, to), Answers.Output.PROBABILITY);
      double[] most = Arrays.copyOf(all, n);
      double[] least = Arrays.copyOfRange(all, n, 2 * n);
      double[] shares = params.percentiles().stream().mapToDouble(p -> p / 100.0).toArray();
      double meanMost = Arrays.stream(most).average().orElseThrow();
      double meanLeast = Arrays.stream(least).average().orElseThrow();
      return Readings.builder()
          .value("road-morf", meanMost)
          .value("road-lerf", meanLeast)
          .value("road-combined", (meanLeast - meanMost) / 2)
          .curve("road-morf", shares, most)
          .curve("road-lerf", shares, least)
          .build();
    }

    /** Maps of one picture come one after another. */
    private void prepare(ExaminedMap map) {
      if (map.input() != input) {
        float[] range = Shades.of(inspection, map.crop()).range();
        noise = noise(map, range);
        float least = Float.MAX_VALUE;
        for (float r : range) {
          least = Math.min(least, Math.abs(r));
        }
        tolerance = TOLERANCE * least;
        input = map.input();
      }
    }

    private float[] noise(ExaminedMap map, float[] range) {
      SplittableRandom random = new SplittableRandom(map.seed());
      float[] values = new float[map.input().length()];
      int plane = values.length / range.length;
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (params.noise() * range[i / plane] * random.nextGaussian());
      }
      return values;
    }

    private double share(int index) {
      return params.percentiles().get(index) / 100.0;
    }

    private float[] imputed(Tensor picture, int[] order, double share) {
      boolean[] removed = new boolean[order.length];
      int count = (int) (order.length * share);
      for (int i = 0; i < count; i++) {
        removed[order[i]] = true;
      }
      float[] values = picture.toArray();
      Imputation imputation = new Imputation(picture.size(1), picture.size(2), removed, tolerance);
      for (int plane = 0; plane < values.length; plane += order.length) {
        imputation.fill(values, plane);
        for (int i = 0; i < count; i++) {
          values[plane + order[i]] += noise[plane + order[i]];
        }
      }
      return values;
    }

    private Tensor stacked(float[][] rows, int from, int to) {
      return Tensor.stack(
          List.of(rows).subList(from, to).stream()
              .map(r -> Tensor.wrap(r, input.shape()))
              .toList());
    }

    private static int[] reversed(int[] order) {
      int[] other = new int[order.length];
      for (int i = 0; i < order.length; i++) {
        other[i] = order[order.length - 1 - i];
      }
      return other;
    }
  }
}
