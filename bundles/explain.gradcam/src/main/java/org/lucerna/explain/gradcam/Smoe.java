/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.Arrays;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.explain.ExplainerType.Trait;
import org.osgi.service.component.annotations.Component;

/**
 * SMOE scale (Mundhenk et al. 2019, FastCAM, eq. 2): at each cell, with {@code m} the mean over the
 * channels of the values {@code a}, {@code M = m (log2 m - mean(log2 a))}: how much a few channels
 * stand out at a cell, times how strong it is. Values that are 0 or less count as {@code 1e-7}, as
 * in the authors' code.
 *
 * <p>Does not depend on the target. Raw, {@code [h, w]}, in bits times the layer's unit.
 */
@Component
@ExplainerType(
    id = "smoe",
    label = "SMOE scale",
    cite =
        "T. N. Mundhenk et al., Efficient saliency maps for explainable AI, arXiv 1911.11293, 2019",
    about = "Where few channels answer strongly: the cells with the most specific features.",
    formula = "m (log2 m - mean_k(log2 A_k)), m = mean_k(A_k)",
    cost = "F",
    traits = {Trait.CLASS_AGNOSTIC, Trait.NON_NEGATIVE_LAYERS},
    requires = Capability.ACTIVATIONS)
public final class Smoe implements Explainer<NoParams> {

  private static final double LEAST = 1e-7;
  private static final double LOG_2 = Math.log(2);

  /** Values multiplied before a logarithm is taken: far from what a double can hold. */
  private static final int FACTORS = 32;

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "smoe");
    double[] logs = logarithms(maps);
    double[] cells = positive(maps);
    for (int i = 0; i < cells.length; i++) {
      double mean = cells[i] / maps.channels() + LEAST;
      cells[i] = mean * (Math.log(mean) - logs[i]) / LOG_2;
    }
    return maps.positiveWhereDefined(cells, "SMOE has no logarithm: they count as 0");
  }

  /** {@code sum_k relu(A_k)}. */
  private static double[] positive(FeatureMaps maps) {
    Channels all = new Channels(maps.values());
    CellSums sums = new CellSums(maps.plane());
    for (int k = 0; k < maps.channels(); k++) {
      float[] channel = all.get(k);
      float[] to = sums.next();
      for (int i = 0; i < to.length; i++) {
        to[i] += Math.max(0, channel[i]);
      }
    }
    return sums.all();
  }

  /** The mean logarithm over the channels; one logarithm for the product of several values. */
  private static double[] logarithms(FeatureMaps maps) {
    int plane = maps.plane();
    Channels all = new Channels(maps.values());
    double[] logs = new double[plane];
    double[] product = new double[plane];
    Arrays.fill(product, 1);
    for (int k = 0; k < maps.channels(); k++) {
      float[] channel = all.get(k);
      for (int i = 0; i < plane; i++) {
        product[i] *= Math.max(0, channel[i]) + LEAST;
      }
      if (k % FACTORS == FACTORS - 1 || k == maps.channels() - 1) {
        for (int i = 0; i < plane; i++) {
          logs[i] += Math.log(product[i]) / maps.channels();
          product[i] = 1;
        }
      }
    }
    return logs;
  }
}
