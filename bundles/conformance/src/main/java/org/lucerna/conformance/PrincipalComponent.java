/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import org.lucerna.core.api.data.Tensor;

/**
 * A layer's values, cells by channels and not centred, projected onto their first right singular
 * vector; the sign is the one that makes the largest magnitude positive.
 */
final class PrincipalComponent {

  /** Power iteration: more than enough where the first two singular values differ by 5 %. */
  private static final int ITERATIONS = 500;

  private PrincipalComponent() {}

  static Tensor of(Tensor a) {
    int channels = a.size(0);
    int plane = a.size(1) * a.size(2);
    double[] v = new double[channels];
    java.util.Arrays.setAll(v, k -> 1 + 0.01 * k);
    double[] map = new double[plane];
    for (int i = 0; i < ITERATIONS; i++) {
      map = project(a, v);
      v = unit(back(a, map));
    }
    map = project(a, v);
    int extreme = 0;
    for (int i = 1; i < plane; i++) {
      extreme = Math.abs(map[i]) > Math.abs(map[extreme]) ? i : extreme;
    }
    float[] out = new float[plane];
    for (int i = 0; i < plane; i++) {
      out[i] = (float) (map[extreme] < 0 ? -map[i] : map[i]);
    }
    return Tensor.wrap(out, a.size(1), a.size(2));
  }

  private static double[] project(Tensor a, double[] v) {
    int plane = a.size(1) * a.size(2);
    double[] map = new double[plane];
    for (int i = 0; i < a.length(); i++) {
      map[i % plane] += v[i / plane] * a.at(i);
    }
    return map;
  }

  private static double[] back(Tensor a, double[] map) {
    double[] v = new double[a.size(0)];
    for (int i = 0; i < a.length(); i++) {
      v[i / map.length] += map[i % map.length] * a.at(i);
    }
    return v;
  }

  private static double[] unit(double[] v) {
    double norm = 0;
    for (double x : v) {
      norm += x * x;
    }
    double length = Math.sqrt(norm);
    return java.util.Arrays.stream(v).map(x -> length == 0 ? 0 : x / length).toArray();
  }
}
