/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

/**
 * The gradient of the Kullback-Leibler divergence between the wanted and the drawn neighbourhoods
 * (van der Maaten and Hinton 2008, equation 5; approximated as in van der Maaten 2014, equations 9
 * to 11): 4 sum_j (p_ij - q_ij) q_ij Z (y_i - y_j). Bits do not depend on the number of threads.
 */
final class Forces {

  private static final int ROWS = 128;

  private final Affinities wanted;
  private final double theta;
  private final Chunks chunks;
  private final double[] pull;
  private final double[] push;
  private final double[] shares;
  private double normaliser;

  Forces(Affinities wanted, double theta, Chunks chunks) {
    this.wanted = wanted;
    this.theta = theta;
    this.chunks = chunks;
    this.pull = new double[2 * wanted.n()];
    this.push = new double[2 * wanted.n()];
    this.shares = new double[wanted.n()];
  }

  /**
   * @param y {@code [N, 2]} row by row
   * @param exaggeration factor on the wanted probabilities
   * @param out the gradient, {@code [N, 2]}
   */
  void gradient(double[] y, double exaggeration, double[] out) {
    QuadTree tree = new QuadTree(y);
    chunks.forEach(
        wanted.n(),
        ROWS,
        (chunk, from, to) -> {
          double[] sums = new double[3];
          for (int i = from; i < to; i++) {
            tree.repulsion(i, theta, sums);
            push[2 * i] = sums[0];
            push[2 * i + 1] = sums[1];
            shares[i] = sums[2];
            attract(y, i);
          }
        });
    normaliser = 0;
    for (double share : shares) {
      normaliser += share;
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = 4 * (exaggeration * pull[i] - push[i] / normaliser);
    }
  }

  private void attract(double[] y, int i) {
    double sumX = 0;
    double sumY = 0;
    for (int e = wanted.starts()[i]; e < wanted.starts()[i + 1]; e++) {
      int j = wanted.columns()[e];
      double dx = y[2 * i] - y[2 * j];
      double dy = y[2 * i + 1] - y[2 * j + 1];
      double force = wanted.values()[e] / (1 + dx * dx + dy * dy);
      sumX += force * dx;
      sumY += force * dy;
    }
    pull[2 * i] = sumX;
    pull[2 * i + 1] = sumY;
  }

  /**
   * The divergence, in nats, over the pairs with a wanted probability; with the normaliser of the
   * last {@link #gradient}, which must have been of the same places.
   */
  double divergence(double[] y) {
    double sum = 0;
    for (int i = 0; i < wanted.n(); i++) {
      for (int e = wanted.starts()[i]; e < wanted.starts()[i + 1]; e++) {
        double p = wanted.values()[e];
        int j = wanted.columns()[e];
        double dx = y[2 * i] - y[2 * j];
        double dy = y[2 * i + 1] - y[2 * j + 1];
        if (p > 0) {
          sum += p * StrictMath.log(p * normaliser * (1 + dx * dx + dy * dy));
        }
      }
    }
    return sum;
  }
}
