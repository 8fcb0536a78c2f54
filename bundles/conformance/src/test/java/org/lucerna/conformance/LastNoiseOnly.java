/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.lucerna.conformance.Formulas.cells;
import static org.lucerna.conformance.Formulas.layer;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;

/**
 * Smooth Grad-CAM++ as torch-cam has it: powers of derivatives are averaged over noisy copies, but
 * the derivative they are multiplied with is that of the last copy.
 */
final class LastNoiseOnly implements Explainer<LastNoiseOnly.Params> {

  /** How many copies. */
  public record Params(@Param(value = "8", help = "Noisy copies", min = 1) int samples) {}

  @Override
  public Heatmap explain(ExplainRequest<Params> request, Progress progress) {
    Tensor a = layer(request);
    int samples = request.params().samples();
    List<Tensor> gradients = gradients(request, samples);
    float[] weights = new float[a.size(0)];
    for (int k = 0; k < weights.length; k++) {
      float[] last = gradients.get(samples - 1).slice(k).toArray();
      double[] second = new double[last.length];
      double[] third = new double[last.length];
      for (Tensor gradient : gradients) {
        float[] g = gradient.slice(k).toArray();
        for (int i = 0; i < g.length; i++) {
          second[i] += g[i] * g[i] / (double) samples;
          third[i] += Math.pow(g[i], 3) / samples;
        }
      }
      double sum = Formulas.sum(a.slice(k).toArray());
      weights[k] =
          (float)
              cells(
                  last,
                  i ->
                      second[i] == 0
                          ? 0
                          : second[i] / (2 * second[i] + sum * third[i]) * Math.max(0, last[i]));
    }
    return Heatmap.positive(a.weightedChannelSum(weights));
  }

  private static List<Tensor> gradients(ExplainRequest<Params> request, int samples) {
    Random random = new Random(request.seed());
    List<Tensor> copies =
        Collections.nCopies(samples, request.probe().input(request.picture())).stream()
            .map(x -> Formulas.map(x, v -> v + 0.3 * random.nextGaussian()))
            .toList();
    ProbePlan plan =
        new ProbePlan(
            Tensor.stack(copies),
            Set.of(request.layer()),
            Collections.nCopies(samples, List.of(request.fixedTarget())));
    try (Probe fork = request.probe().fork(plan)) {
      return java.util.stream.IntStream.range(0, samples)
          .mapToObj(i -> fork.gradient(i, request.layer(), request.fixedTarget()))
          .toList();
    }
  }
}
