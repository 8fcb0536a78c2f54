/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.List;
import org.lucerna.core.api.data.Tensor;

/**
 * The first left singular vector of maps laid side by side as columns: the pattern over cells that
 * explains most of their sum of squares. Found by power iteration on the smaller Gram matrix.
 */
final class PrincipalComponent {

  private static final int STEPS = 5000;
  private static final double SETTLED = 1e-12;

  private PrincipalComponent() {}

  /** A singular vector of length 1 and its singular value. */
  record Found(double[] vector, double value) {}

  /**
   * @param parts maps of equal shape
   * @param centre whether each map's mean is taken away first
   * @return zeros if all parts are
   */
  static Found of(List<Tensor> parts, boolean centre) {
    double[][] columns = new double[parts.size()][];
    for (int k = 0; k < columns.length; k++) {
      columns[k] = column(parts.get(k), centre);
    }
    int cells = columns[0].length;
    if (cells <= columns.length) {
      double[] u = largest(gram(transposed(columns)));
      return new Found(u, length(project(columns, u)));
    }
    double[] v = largest(gram(columns));
    double[] image = new double[cells];
    for (int k = 0; k < columns.length; k++) {
      for (int i = 0; i < cells; i++) {
        image[i] += v[k] * columns[k][i];
      }
    }
    double value = length(image);
    return new Found(scaled(image, value), value);
  }

  private static double[] column(Tensor map, boolean centre) {
    double mean = centre ? map.sum() / map.length() : 0;
    double[] out = new double[map.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = map.at(i) - mean;
    }
    return out;
  }

  private static double[][] transposed(double[][] rows) {
    double[][] out = new double[rows[0].length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        out[j][i] = rows[i][j];
      }
    }
    return out;
  }

  private static double[][] gram(double[][] vectors) {
    double[][] gram = new double[vectors.length][vectors.length];
    for (int i = 0; i < gram.length; i++) {
      for (int j = 0; j <= i; j++) {
        gram[i][j] = dot(vectors[i], vectors[j]);
        gram[j][i] = gram[i][j];
      }
    }
    return gram;
  }

  /** Begins at the row of the longest vector, which shares more with the wanted one than most. */
  private static double[] largest(double[][] gram) {
    int start = 0;
    for (int i = 1; i < gram.length; i++) {
      start = gram[i][i] > gram[start][start] ? i : start;
    }
    double[] vector = scaled(gram[start], length(gram[start]));
    for (int step = 0; step < STEPS; step++) {
      double[] next = project(gram, vector);
      next = scaled(next, length(next));
      double change = 0;
      for (int i = 0; i < next.length; i++) {
        change = Math.max(change, Math.abs(next[i] - vector[i]));
      }
      vector = next;
      if (change < SETTLED) {
        break;
      }
    }
    return vector;
  }

  private static double[] project(double[][] rows, double[] vector) {
    double[] out = new double[rows.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = dot(rows[i], vector);
    }
    return out;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double length(double[] vector) {
    return Math.sqrt(dot(vector, vector));
  }

  private static double[] scaled(double[] vector, double length) {
    double[] out = new double[vector.length];
    for (int i = 0; i < out.length && length > 0; i++) {
      out[i] = vector[i] / length;
    }
    return out;
  }
}
