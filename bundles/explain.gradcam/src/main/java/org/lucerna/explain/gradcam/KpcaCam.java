/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.Arrays;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.gradcam.KpcaCamParams.Kernel;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.explain.ExplainerType.Trait;
import org.osgi.service.component.annotations.Component;

/**
 * KPCA-CAM (Karmani et al. 2024, eq. 3 to 6): the first kernel principal component (Schölkopf et
 * al. 1998) of the cells' values. The channels are centred, the kernel matrix {@code [cells,
 * cells]} is centred, and {@code M = sqrt(lambda) u} of its largest eigenvalue; of its two signs
 * the one whose extreme is positive.
 *
 * <p>Does not depend on the target. Raw, {@code [h, w]}, without unit.
 */
@Component
@ExplainerType(
    id = "kpca-cam",
    label = "KPCA-CAM",
    cite =
        "S. Karmani et al., KPCA-CAM: visual explainability of deep computer vision models using"
            + " kernel PCA, arXiv 2410.00267, 2024",
    about = "EigenCAM with a kernel: the strongest nonlinear pattern of the layer's cells.",
    formula = "sqrt(lambda1) u1 of the centred kernel matrix tanh(gamma x_i.x_j + 1) of the cells",
    cost = "F + the first eigenvector of a matrix [hw, hw]",
    traits = Trait.CLASS_AGNOSTIC,
    requires = Capability.ACTIVATIONS,
    params = KpcaCamParams.class)
public final class KpcaCam implements Explainer<KpcaCamParams> {

  /** The kernel matrix of so many cells has 67 MB. */
  private static final int MOST_CELLS = 4096;

  @Override
  public Heatmap explain(ExplainRequest<KpcaCamParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "kpca-cam");
    int n = maps.plane();
    if (n > MOST_CELLS) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "method kpca-cam compares every cell with every other, and layer %s of %s has %d of them, more than %d: use a deeper layer, or eigen-cam"
              .formatted(request.layer(), request.probe().network().id(), n, MOST_CELLS));
    }
    float[][] kernel = products(centred(maps));
    progress.step(1, 3);
    apply(kernel, request.params(), maps.channels());
    centre(kernel);
    progress.step(2, 3);
    Lanczos.Pair first = Lanczos.leading(v -> product(kernel, v), n, 1).get(0);
    double scale = Math.sqrt(Math.max(0, first.value()));
    double[] cells = first.vector();
    for (int i = 0; i < n; i++) {
      cells[i] *= scale;
    }
    return maps.positive(SingularVectors.oriented(cells));
  }

  /** Each channel's mean taken out. */
  private static FeatureMaps centred(FeatureMaps maps) {
    double[] means = maps.means();
    int plane = maps.plane();
    float[] out = maps.values().toArray();
    for (int i = 0; i < out.length; i++) {
      out[i] -= (float) means[i / plane];
    }
    return maps.with(out);
  }

  /** Scalar products of the cells' values, {@code [cells, cells]}. */
  private static float[][] products(FeatureMaps maps) {
    int n = maps.plane();
    float[][] out = new float[n][n];
    for (int k = 0; k < maps.channels(); k++) {
      for (int i = 0; i < n; i++) {
        float factor = maps.at(k, i);
        float[] row = out[i];
        for (int j = 0; j < n; j++) {
          row[j] += factor * maps.at(k, j);
        }
      }
    }
    return out;
  }

  private static void apply(float[][] products, KpcaCamParams params, int channels) {
    int n = products.length;
    double[] norms = new double[n];
    for (int i = 0; i < n; i++) {
      norms[i] = products[i][i];
    }
    boolean rbf = params.kernel() == Kernel.RBF;
    double usual = rbf ? ofDistance(norms) : 1.0 / channels;
    double gamma = params.gamma() == 0 ? usual : params.gamma();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double p = products[i][j];
        products[i][j] =
            (float)
                (rbf
                    ? Math.exp(-gamma * Math.max(0, norms[i] + norms[j] - 2 * p))
                    : Math.tanh(gamma * p + 1));
      }
    }
  }

  /** One over the mean squared distance of two cells, which centred is twice the mean norm. */
  private static double ofDistance(double[] norms) {
    double mean = 2 * Arrays.stream(norms).sum() / norms.length;
    return mean > 0 ? 1 / mean : 1;
  }

  /** Takes the means of rows and columns out and adds the mean of all, as kernel PCA wants it. */
  private static void centre(float[][] kernel) {
    int n = kernel.length;
    double[] means = new double[n];
    double all = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        means[i] += kernel[i][j];
      }
      means[i] /= n;
      all += means[i] / n;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        kernel[i][j] += (float) (all - means[i] - means[j]);
      }
    }
  }

  private static double[] product(float[][] kernel, double[] v) {
    double[] out = new double[v.length];
    for (int i = 0; i < out.length; i++) {
      double sum = 0;
      for (int j = 0; j < v.length; j++) {
        sum += kernel[i][j] * v[j];
      }
      out[i] = sum;
    }
    return out;
  }
}
