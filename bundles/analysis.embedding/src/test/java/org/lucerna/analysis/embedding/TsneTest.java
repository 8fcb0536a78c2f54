/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.task.Progress;

class TsneTest {

  private static final int N = 90;

  @Test
  void theNarrowestGaussiansHaveThePerplexityWanted() {
    double[] distances = new Random(1).doubles(60, 0.5, 9).sorted().toArray();
    for (double wanted : new double[] {2, 5, 20}) {
      double entropy = 0;
      for (double p : Affinities.conditional(distances, wanted)) {
        entropy -= p > 0 ? p * Math.log(p) : 0;
      }
      assertEquals(wanted, Math.exp(entropy), 1e-9);
    }
  }

  @Test
  void manyCopiesOfAPictureGetEqualShares() {
    double[] shares = Affinities.conditional(new double[] {0, 0, 0, 0, 0, 0}, 2);
    for (double share : shares) {
      assertEquals(1 / 6.0, share, 1e-12);
    }
  }

  @Test
  void affinitiesAreSymmetricAndSumToOne() {
    Affinities wanted = affinities();
    double[][] full = full(wanted);
    assertEquals(1, Arrays.stream(wanted.values()).sum(), 1e-12);
    for (int i = 0; i < N; i++) {
      assertEquals(0, full[i][i]);
      for (int j = 0; j < N; j++) {
        assertEquals(full[i][j], full[j][i], 1e-18);
      }
    }
  }

  @Test
  void withoutApproximationTheGradientIsTheFormulas() {
    Affinities wanted = affinities();
    double[] y = new Random(3).doubles(2 * N, -3, 3).toArray();
    double[] gradient = new double[2 * N];
    new Forces(wanted, 0, Threads.two()).gradient(y, 1, gradient);
    assertArrayEquals(exact(full(wanted), y), gradient, 1e-9 * largest(gradient));
  }

  @Test
  void theGradientIsTheSlopeOfTheDivergence() {
    Affinities wanted = affinities();
    double[] y = new Random(4).doubles(2 * N, -3, 3).toArray();
    Forces forces = new Forces(wanted, 0, Threads.one());
    double[] gradient = new double[2 * N];
    forces.gradient(y, 1, gradient);
    double[] unused = new double[2 * N];
    for (int k = 0; k < 2 * N; k += 17) {
      double[] ends = new double[2];
      for (int side = 0; side < 2; side++) {
        double[] moved = y.clone();
        moved[k] += side == 0 ? -1e-5 : 1e-5;
        forces.gradient(moved, 1, unused);
        ends[side] = forces.divergence(moved);
      }
      assertEquals((ends[1] - ends[0]) / 2e-5, gradient[k], 1e-8);
    }
  }

  @Test
  void atThetaOneHalfForcesAreOffByAFewPercent() {
    Affinities wanted = affinities();
    double[] y = new Random(5).doubles(2 * N, -30, 30).toArray();
    double[] exact = new double[2 * N];
    double[] near = new double[2 * N];
    new Forces(wanted, 0, Threads.one()).gradient(y, 1, exact);
    new Forces(wanted, 0.5, Threads.one()).gradient(y, 1, near);
    double off = 0;
    double all = 0;
    for (int k = 0; k < 2 * N; k++) {
      off += Math.pow(near[k] - exact[k], 2);
      all += exact[k] * exact[k];
    }
    assertTrue(off > 0, "nothing was approximated");
    assertTrue(Math.sqrt(off / all) < 0.03, "off by " + Math.sqrt(off / all));
  }

  @Test
  void pointsAtOnePlaceDoNotPushEachOtherButCount() {
    double[] sums = new double[3];
    new QuadTree(new double[] {1, 1, 1, 1, 1, 1, 4, 5}).repulsion(0, 0, sums);
    double q = 1 / 26.0;
    assertArrayEquals(new double[] {-3 * q * q, -4 * q * q, 2 + q}, sums, 1e-15);
  }

  @Test
  void theDivergenceFallsAndClustersStayApart() {
    Features features = Sets.clusters(N, 10, 2, 12, 6);
    Tsne found =
        Tsne.of(
            new Points(Sets.doubles(features), 10), settings(1), Threads.two(), Progress.none());
    double first = found.course().get(0).divergence();
    assertTrue(found.divergence() < 0.3 * first, () -> first + " to " + found.divergence());
    double[] y = found.y();
    for (int i = 0; i < N; i++) {
      int self = i;
      double[] squares = new double[N];
      for (int j = 0; j < N; j++) {
        squares[j] = Math.pow(y[2 * i] - y[2 * j], 2) + Math.pow(y[2 * i + 1] - y[2 * j + 1], 2);
      }
      int[] nearest = Nearest.of(squares, 10, j -> j != self);
      assertTrue(Arrays.stream(nearest).allMatch(j -> j % 2 == self % 2), "torn cluster");
    }
  }

  @Test
  void neitherThreadsNorRepetitionChangeABit() {
    double[] points = Sets.doubles(Sets.clusters(700, 6, 3, 6, 7));
    double[] one = Tsne.of(new Points(points, 6), settings(9), Threads.one(), Progress.none()).y();
    double[] two = Tsne.of(new Points(points, 6), settings(9), Threads.two(), Progress.none()).y();
    assertArrayEquals(one, two);
    double[] other =
        Tsne.of(new Points(points, 6), settings(10), Threads.two(), Progress.none()).y();
    assertFalse(Arrays.equals(one, other), "the seed decides nothing");
  }

  @Test
  void equalPicturesDoNotStopIt() {
    double[] points = new double[60];
    Arrays.fill(points, 0, 20, 1);
    Tsne found = Tsne.of(new Points(points, 2), settings(1), Threads.one(), Progress.none());
    assertTrue(Arrays.stream(found.y()).allMatch(Double::isFinite));
  }

  @Test
  void cancellingEndsIt() {
    double[] points = Sets.doubles(Sets.clusters(60, 4, 2, 6, 8));
    Progress cancelled =
        new Progress() {
          @Override
          public void step(long done, long total) {
            if (done >= 3) {
              throw new CancellationException();
            }
          }

          @Override
          public Progress part(String label, double share) {
            return this;
          }

          @Override
          public void note(String line) {}
        };
    assertThrows(
        CancellationException.class,
        () -> Tsne.of(new Points(points, 4), settings(1), Threads.two(), cancelled));
  }

  private static Tsne.Settings settings(long seed) {
    return new Tsne.Settings(8, 50, 500, 0.5, TsneStart.PCA, seed);
  }

  private static Affinities affinities() {
    Features features = Sets.clusters(N, 5, 3, 4, 2);
    return Affinities.of(new Points(Sets.doubles(features), 5), 7, Threads.two());
  }

  private static double[][] full(Affinities wanted) {
    double[][] full = new double[N][N];
    for (int i = 0; i < N; i++) {
      for (int e = wanted.starts()[i]; e < wanted.starts()[i + 1]; e++) {
        full[i][wanted.columns()[e]] = wanted.values()[e];
      }
    }
    return full;
  }

  /** 4 sum_j (p - q) (y_i - y_j) / (1 + |y_i - y_j|²), pair by pair. */
  private static double[] exact(double[][] p, double[] y) {
    double[][] weight = new double[N][N];
    double total = 0;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        double dx = y[2 * i] - y[2 * j];
        double dy = y[2 * i + 1] - y[2 * j + 1];
        weight[i][j] = i == j ? 0 : 1 / (1 + dx * dx + dy * dy);
        total += weight[i][j];
      }
    }
    double[] gradient = new double[2 * N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        double factor = 4 * (p[i][j] - weight[i][j] / total) * weight[i][j];
        gradient[2 * i] += factor * (y[2 * i] - y[2 * j]);
        gradient[2 * i + 1] += factor * (y[2 * i + 1] - y[2 * j + 1]);
      }
    }
    return gradient;
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }
}
