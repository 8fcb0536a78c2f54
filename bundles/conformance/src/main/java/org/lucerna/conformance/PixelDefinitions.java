/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;

/**
 * Methods that walk back to the picture, worked out for {@link Specimens#pixelwise}: there every
 * pixel goes through two small linear layers with a ReLU each, and what is carried back is a
 * product of two matrices.
 */
final class PixelDefinitions {

  /** How a ReLU passes on what comes back, u its input. */
  private interface Gate {
    double back(double arriving, double u);
  }

  private static final Gate GRADIENT = (r, u) -> u > 0 ? r : 0;
  private static final Gate GUIDED = (r, u) -> u > 0 ? Math.max(0, r) : 0;
  private static final Gate DECONVNET = (r, u) -> Math.max(0, r);

  private static final Map<String, Definition> ALL =
      Map.of(
          // Simonyan et al. 2014, section 3: the largest magnitude of the colours.
          "saliency",
          (s, p) -> new Pass(s).joined(p.input(s.picture()), GRADIENT, false),
          // Shrikumar et al. 2016.
          "input-x-gradient",
          (s, p) -> new Pass(s).joined(p.input(s.picture()), GRADIENT, true),
          // Springenberg et al. 2015, figure 1.
          "guided-backprop",
          (s, p) -> new Pass(s).colored(p.input(s.picture()), GUIDED),
          // Zeiler and Fergus 2014, section 2.1.
          "deconvnet",
          (s, p) -> new Pass(s).colored(p.input(s.picture()), DECONVNET),
          // Selvaraju et al. 2017, section 3.2; the features are as large as the picture here.
          "guided-grad-cam",
          PixelDefinitions::guidedGradCam,
          "integrated-gradients",
          PixelDefinitions::integrated);

  private PixelDefinitions() {}

  static Optional<Definition> of(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  private static Tensor guidedGradCam(Scene scene, Probe probe) {
    Tensor cam = ChannelSums.of(scene, probe).weighted((g, a, sum) -> g).relu();
    float[] map = new Pass(scene).colored(probe.input(scene.picture()), GUIDED).toArray();
    for (int i = 0; i < map.length; i++) {
      map[i] *= cam.at(i % cam.length());
    }
    return Tensor.wrap(map, 3, cam.size(0), cam.size(1));
  }

  /** Sundararajan et al. 2017, eq. 1, from 0; a fine sum, whose own error is 1e-3 or less. */
  private static Tensor integrated(Scene scene, Probe probe) {
    Tensor x = probe.input(scene.picture());
    Pass pass = new Pass(scene);
    int steps = 512;
    double[] sum = new double[x.length()];
    for (int j = 0; j < steps; j++) {
      Tensor g = pass.colored(x.times((j + 0.5f) / steps), GRADIENT);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (double) x.at(i) * g.at(i) / steps;
      }
    }
    float[] map = new float[sum.length];
    for (int i = 0; i < map.length; i++) {
      map[i] = (float) sum[i];
    }
    return Tensor.wrap(map, x.shape());
  }

  /** The two layers and the class weights. */
  private static final class Pass {

    private final float[] mix1;
    private final float[] bias1;
    private final float[] mix2;
    private final float[] bias2;
    private final float[] weights;

    Pass(Scene scene) {
      Specimen s = scene.specimen();
      this.mix1 = s.tensor("mix1.weight").toArray();
      this.bias1 = s.tensor("mix1.bias").toArray();
      this.mix2 = s.tensor("mix2.weight").toArray();
      this.bias2 = s.tensor("mix2.bias").toArray();
      int target = ((Target.ClassLogit) scene.target()).index();
      this.weights = s.tensor("fc.weight").slice(target).toArray();
    }

    /** What arrives at each colour of each pixel, {@code [3, H, W]}. */
    Tensor colored(Tensor x, Gate gate) {
      int plane = x.size(1) * x.size(2);
      float[] map = new float[x.length()];
      for (int i = 0; i < plane; i++) {
        double[] pixel = {x.at(i), x.at(plane + i), x.at(2 * plane + i)};
        double[] back = back(pixel, gate);
        for (int c = 0; c < 3; c++) {
          map[c * plane + i] = (float) (back[c] / plane);
        }
      }
      return Tensor.wrap(map, x.shape());
    }

    /** One number a pixel: the largest magnitude, or the sum of value times derivative. */
    Tensor joined(Tensor x, Gate gate, boolean product) {
      Tensor g = colored(x, gate);
      int plane = x.size(1) * x.size(2);
      float[] map = new float[plane];
      for (int i = 0; i < x.length(); i++) {
        float value = product ? x.at(i) * g.at(i) : Math.abs(g.at(i));
        map[i % plane] = product ? map[i % plane] + value : Math.max(map[i % plane], value);
      }
      return Tensor.wrap(map, x.size(1), x.size(2));
    }

    private double[] back(double[] pixel, Gate gate) {
      double[] u1 = affine(mix1, bias1, pixel);
      double[] h1 = java.util.Arrays.stream(u1).map(v -> Math.max(0, v)).toArray();
      double[] u2 = affine(mix2, bias2, h1);
      double[] r2 = new double[u2.length];
      for (int k = 0; k < r2.length; k++) {
        r2[k] = gate.back(weights[k], u2[k]);
      }
      double[] r1 = transposed(mix2, r2, u1.length);
      for (int k = 0; k < r1.length; k++) {
        r1[k] = gate.back(r1[k], u1[k]);
      }
      return transposed(mix1, r1, pixel.length);
    }

    private static double[] affine(float[] matrix, float[] bias, double[] x) {
      double[] out = new double[bias.length];
      for (int k = 0; k < out.length; k++) {
        out[k] = bias[k];
        for (int c = 0; c < x.length; c++) {
          out[k] += matrix[k * x.length + c] * x[c];
        }
      }
      return out;
    }

    private static double[] transposed(float[] matrix, double[] r, int columns) {
      double[] out = new double[columns];
      for (int i = 0; i < matrix.length; i++) {
        out[i % columns] += matrix[i] * r[i / columns];
      }
      return out;
    }
  }
}
