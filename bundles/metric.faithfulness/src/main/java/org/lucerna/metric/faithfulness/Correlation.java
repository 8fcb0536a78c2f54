/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Tensor;

/**
 * How alike two lists of numbers are, from -1 to 1; empty where one of them is the same all along.
 */
final class Correlation {

  private Correlation() {}

  static OptionalDouble pearson(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      double x = a[i] - meanA;
      double y = b[i] - meanB;
      product += x * y;
      squaresA += x * x;
      squaresB += y * y;
    }
    if (isConstant(a) || isConstant(b) || squaresA == 0 || squaresB == 0) {
      return OptionalDouble.empty();
    }
    double value = product / Math.sqrt(squaresA) / Math.sqrt(squaresB);
    return OptionalDouble.of(Math.max(-1, Math.min(1, value)));
  }

  static double[] doubles(Tensor values) {
    return IntStream.range(0, values.length()).mapToDouble(values::at).toArray();
  }

  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).allMatch(v -> v == values[0]);
  }
}
