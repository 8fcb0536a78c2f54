/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.lucerna.core.api.task.Progress;

/**
 * Barnes-Hut t-SNE (van der Maaten and Hinton 2008; van der Maaten 2014) in two dimensions:
 * gradient descent with momentum and gains (Jacobs 1988), early exaggeration by 12 and momentum 0.5
 * for the first 250 iterations, 0.8 after. Equal seeds and points give equal bits, on any number of
 * threads.
 *
 * @param y {@code [N, 2]} row by row, its mean at the origin
 * @param course the divergence as it fell
 */
record Tsne(double[] y, List<Step> course) {

  /**
   * @param iteration from 1
   * @param divergence Kullback-Leibler divergence in nats, without exaggeration
   */
  record Step(int iteration, double divergence) {}

  /**
   * @param rate the learning rate of the gradient with its factor 4
   * @param theta 0 is exact, up to 0.7
   */
  record Settings(
      double perplexity, double rate, int iterations, double theta, TsneStart start, long seed) {

    /** N / 48, at least 50 (Belkina and others 2019; scikit-learn's "auto"). */
    static double autoRate(int n) {
      return Math.max(n / EXAGGERATION / 4, 50);
    }
  }

  private static final double EXAGGERATION = 12;
  private static final int EARLY = 250;
  private static final int REPORT = 50;

  /** Standard deviation of the first axis at the start (Kobak and Berens 2019). */
  private static final double SPREAD = 1e-4;

  /** Shares of the spread that keep equal pictures from staying at one place forever. */
  private static final double JITTER = 1e-2;

  private static final double LEAST_GAIN = 0.01;

  /**
   * @param points whose first two columns are those of largest variance
   * @throws java.util.concurrent.CancellationException when the user cancelled
   */
  static Tsne of(Points points, Settings settings, Chunks chunks, Progress progress) {
    Affinities wanted = Affinities.of(points, settings.perplexity(), chunks);
    Forces forces = new Forces(wanted, settings.theta(), chunks);
    double[] y = start(points, settings);
    double[] gradient = new double[y.length];
    Descent descent = new Descent(y.length, settings.rate());
    List<Step> course = new ArrayList<>();
    for (int t = 1; t <= settings.iterations(); t++) {
      progress.step(t - 1L, settings.iterations());
      forces.gradient(y, t <= EARLY ? EXAGGERATION : 1, gradient);
      if (t % REPORT == 1) {
        report(new Step(t, forces.divergence(y)), settings, course, progress);
      }
      descent.move(y, gradient, t <= EARLY ? 0.5 : 0.8);
    }
    forces.gradient(y, 1, gradient);
    report(new Step(settings.iterations(), forces.divergence(y)), settings, course, progress);
    progress.step(settings.iterations(), settings.iterations());
    return new Tsne(y, List.copyOf(course));
  }

  double divergence() {
    return course.get(course.size() - 1).divergence();
  }

  private static void report(Step step, Settings settings, List<Step> course, Progress progress) {
    course.add(step);
    if (course.size() % 4 == 1 || step.iteration() == settings.iterations()) {
      progress.note(
          String.format(
              Locale.ROOT,
              "t-SNE %d of %d: KL divergence %.4f",
              step.iteration(),
              settings.iterations(),
              step.divergence()));
    }
  }

  private static double[] start(Points points, Settings settings) {
    double[] values = points.values();
    int width = points.width();
    int n = points.n();
    double[] y = new double[2 * n];
    SplittableRandom random = new SplittableRandom(settings.seed());
    boolean pca = settings.start() == TsneStart.PCA;
    double variance = 0;
    for (int i = 0; i < n; i++) {
      variance += values[i * width] * values[i * width] / n;
    }
    double factor = pca && variance > 0 ? SPREAD / Math.sqrt(variance) : 0;
    double noise = pca ? JITTER * SPREAD : SPREAD;
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 2; axis++) {
        double place = axis < width ? values[i * width + axis] * factor : 0;
        y[2 * i + axis] = place + noise * random.nextGaussian();
      }
    }
    return y;
  }

  /** Where the points are heading. */
  private static final class Descent {

    private final double[] speed;
    private final double[] gains;
    private final double rate;

    Descent(int length, double rate) {
      this.speed = new double[length];
      this.gains = new double[length];
      this.rate = rate;
      java.util.Arrays.fill(gains, 1);
    }

    void move(double[] y, double[] gradient, double momentum) {
      double[] mean = new double[2];
      for (int i = 0; i < y.length; i++) {
        boolean turns = Math.signum(gradient[i]) != Math.signum(speed[i]);
        gains[i] = Math.max(LEAST_GAIN, turns ? gains[i] + 0.2 : gains[i] * 0.8);
        speed[i] = momentum * speed[i] - rate * gains[i] * gradient[i];
        y[i] += speed[i];
        mean[i & 1] += y[i];
      }
      for (int i = 0; i < y.length; i++) {
        y[i] -= mean[i & 1] / (y.length / 2);
      }
    }
  }
}
