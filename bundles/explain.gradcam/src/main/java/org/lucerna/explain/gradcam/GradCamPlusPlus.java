/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.explain.ExplainerType.Trait;
import org.osgi.service.component.annotations.Component;

/**
 * Grad-CAM++ (Chattopadhay et al. 2018, eq. 5, 9, 10 and 19): {@code M = sum_k w_k A_k} with {@code
 * w_k = sum_ij alpha_ij relu(g_ij)} and {@code alpha = g^2 / (2 g^2 + S_k g^3)}, {@code S_k} the
 * sum of {@code A_k} over the plane. The paper differentiates {@code exp(y)}; its factor cancels in
 * alpha and scales the whole map in relu, so the logit's derivative serves.
 *
 * <p>Alpha is computed as {@code 1 / (2 + S_k g)} where {@code g} is not 0: the square of a small
 * gradient is never taken. The raw map is {@code [h, w]}, all of it positive where the layer is.
 */
@Component
@ExplainerType(
    id = "grad-cam++",
    label = "Grad-CAM++",
    cite =
        "A. Chattopadhay et al., Grad-CAM++: generalized gradient-based visual explanations for"
            + " deep convolutional networks, WACV 2018",
    about = "Grad-CAM whose weights count cells with positive gradients only, rare ones more.",
    formula = "sum_k (sum_ij relu(g) / (2 + S_k g)) A_k, S_k = sum_ij A_k",
    cost = "F + Bt",
    traits = Trait.NON_NEGATIVE_LAYERS,
    requires = {Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS})
public final class GradCamPlusPlus implements Explainer<NoParams> {

  /** Why the method is not defined for layers with negative values. */
  static final String POLES = "the denominators of Grad-CAM++ have poles";

  /** Of {@code 2 + S g}; smaller ones are poles and count nothing. */
  private static final double LEAST = 1e-12;

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "grad-cam++");
    double[] weights = weights(maps, request.gradient());
    return maps.positiveWhereDefined(maps.weighted(weights), POLES);
  }

  static double[] weights(FeatureMaps maps, Tensor gradient) {
    double[] sums = maps.sums();
    double[] weights = new double[maps.channels()];
    Channels gradients = new Channels(gradient);
    Folding folding = new Folding(maps.plane());
    float[] terms = new float[maps.plane()];
    for (int k = 0; k < weights.length; k++) {
      float[] channel = gradients.get(k);
      weights[k] =
          sums[k] >= 0
              ? folding.sum(rising((float) sums[k], channel, terms))
              : betweenPoles(sums[k], channel);
    }
    return weights;
  }

  /** {@code relu(g) / (2 + S g)} with S not negative: nothing to divide by is near 0. */
  private static float[] rising(float sum, float[] gradient, float[] terms) {
    for (int i = 0; i < terms.length; i++) {
      float g = Math.max(0, gradient[i]);
      terms[i] = g / (2 + sum * g);
    }
    return terms;
  }

  private static double betweenPoles(double sum, float[] gradient) {
    double all = 0;
    for (float g : gradient) {
      double below = 2 + sum * g;
      if (g > 0 && Math.abs(below) > LEAST) {
        all += g / below;
      }
    }
    return all;
  }
}
