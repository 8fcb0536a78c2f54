/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.explain.ExplainerType.Trait;
import org.osgi.service.component.annotations.Component;

/**
 * Smooth Grad-CAM++ (Omeiza et al. 2019, eq. 8 and 9): Grad-CAM++ with the means of {@code g},
 * {@code g^2} and {@code g^3} over n noisy copies of the picture in place of those of one gradient:
 * {@code alpha = mean(g^2) / (2 mean(g^2) + S_k mean(g^3))}, {@code w_k = sum_ij alpha
 * relu(mean(g))}. The values {@code A}, and their sums {@code S}, are those of the picture itself,
 * and so is the class. Without noise it is Grad-CAM++.
 *
 * <p>Noise is Gaussian, drawn from the request's seed alone. Raw map {@code [h, w]}.
 */
@Component
@ExplainerType(
    id = "smooth-grad-cam++",
    label = "Smooth Grad-CAM++",
    cite =
        "D. Omeiza et al., Smooth Grad-CAM++: an enhanced inference level visualization technique"
            + " for deep convolutional neural network models, arXiv 1908.01224, 2019",
    about = "Grad-CAM++ with gradients averaged over noisy copies of the picture.",
    formula = "sum_k (sum_ij m2 relu(m1) / (2 m2 + S_k m3)) A_k, m_p = mean over copies of g_k^p",
    cost = "F + n (F + Bt)",
    traits = {Trait.RANDOM, Trait.NON_NEGATIVE_LAYERS},
    requires = {Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS, Capability.FORKS},
    params = SmoothGradCamPlusPlusParams.class)
public final class SmoothGradCamPlusPlus implements Explainer<SmoothGradCamPlusPlusParams> {

  /** Copies run at once. */
  private static final int BATCH = 8;

  @Override
  public Heatmap explain(ExplainRequest<SmoothGradCamPlusPlusParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "smooth-grad-cam++");
    int samples = request.params().samples();
    Target target = request.fixedTarget();
    Random random = new Random(request.seed());
    Moments moments = new Moments(maps.values().length());
    for (int done = 0; done < samples; done += BATCH) {
      progress.step(done, samples);
      int copies = Math.min(BATCH, samples - done);
      ProbePlan plan =
          new ProbePlan(
              noisy(request, random, copies),
              Set.of(request.layer()),
              Collections.nCopies(copies, List.of(target)));
      try (Probe fork = request.probe().fork(plan)) {
        for (int i = 0; i < copies; i++) {
          moments.add(fork.gradient(i, request.layer(), target));
        }
      }
    }
    double[] weights = moments.weights(maps);
    return maps.positiveWhereDefined(maps.weighted(weights), GradCamPlusPlus.POLES)
        .with("samples", String.valueOf(samples));
  }

  /** Copies of the picture, {@code [copies, 3, H, W]}. */
  private static Tensor noisy(
      ExplainRequest<SmoothGradCamPlusPlusParams> request, Random random, int copies) {
    Tensor picture = request.probe().input(request.picture());
    double deviation = request.params().sigma() * (picture.max() - picture.min());
    List<Tensor> all = new ArrayList<>();
    for (int copy = 0; copy < copies; copy++) {
      float[] values = picture.toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (deviation * random.nextGaussian());
      }
      all.add(Tensor.wrap(values, picture.shape()));
    }
    return Tensor.stack(all);
  }

  /** Sums of the first three powers of gradients; their number cancels in alpha. */
  private static final class Moments {

    private final double[] first;
    private final double[] second;
    private final double[] third;
    private int count;

    Moments(int size) {
      first = new double[size];
      second = new double[size];
      third = new double[size];
    }

    void add(Tensor gradient) {
      for (int i = 0; i < gradient.length(); i++) {
        double g = gradient.at(i);
        first[i] += g;
        second[i] += g * g;
        third[i] += g * g * g;
      }
      count++;
    }

    double[] weights(FeatureMaps maps) {
      double[] sums = maps.sums();
      int plane = maps.plane();
      double[] weights = new double[sums.length];
      for (int k = 0; k < sums.length; k++) {
        for (int i = k * plane; i < (k + 1) * plane; i++) {
          double below = 2 * second[i] + sums[k] * third[i];
          if (first[i] > 0 && below != 0) {
            weights[k] += second[i] / below * first[i] / count;
          }
        }
      }
      return weights;
    }
  }
}
