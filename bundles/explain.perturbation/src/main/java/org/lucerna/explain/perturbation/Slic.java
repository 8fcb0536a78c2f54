/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Arrays;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Preprocessing;

/**
 * Simple linear iterative clustering (Achanta et al. 2012): k-means of colour and place, begun on a
 * regular grid, each centre reaching only twice the grid's interval. Deterministic. A picture of
 * one colour is cut into rectangles.
 */
final class Slic {

  /** How much place counts beside colour: m of the paper. */
  private static final double COMPACTNESS = 10;

  private static final int ITERATIONS = 10;

  private final double[] lab;
  private final int height;
  private final int width;
  private final int rows;
  private final int columns;
  private final double[][] centers;
  private final int[] labels;

  private Slic(double[] lab, int height, int width, int wanted) {
    this.lab = lab;
    this.height = height;
    this.width = width;
    double interval = Math.sqrt((double) height * width / wanted);
    this.rows = (int) Math.max(1, Math.min(height, Math.round(height / interval)));
    this.columns = (int) Math.max(1, Math.min(width, Math.round(width / interval)));
    this.centers = new double[rows * columns][];
    this.labels = new int[height * width];
  }

  /**
   * About {@code wanted} connected pieces.
   *
   * @param picture {@code [3, H, W]}, normalised
   */
  static Superpixels cut(Tensor picture, Preprocessing preprocessing, int wanted) {
    double[] lab = LabColors.of(picture, preprocessing);
    Slic slic = new Slic(lab, picture.size(1), picture.size(2), wanted);
    slic.begin();
    for (int i = 0; i < ITERATIONS; i++) {
      slic.assign();
      slic.move();
    }
    return new Pieces(slic.labels, slic.height, slic.width).joined(slic.rows * slic.columns);
  }

  private void begin() {
    for (int k = 0; k < centers.length; k++) {
      int y = (int) ((k / columns + 0.5) * height / rows);
      int x = (int) ((k % columns + 0.5) * width / columns);
      int at = y * width + x;
      int plane = height * width;
      centers[k] = new double[] {lab[at], lab[plane + at], lab[2 * plane + at], y, x};
      // The middle of an even number of pixels lies between two of them.
      centers[k][3] = (k / columns + 0.5) * height / rows - 0.5;
      centers[k][4] = (k % columns + 0.5) * width / columns - 0.5;
    }
  }

  private void assign() {
    double[] best = new double[labels.length];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    double tall = (double) height / rows;
    double wide = (double) width / columns;
    for (int k = 0; k < centers.length; k++) {
      int bottom = (int) Math.min(height - 1, Math.ceil(centers[k][3] + tall));
      int right = (int) Math.min(width - 1, Math.ceil(centers[k][4] + wide));
      for (int y = (int) Math.max(0, Math.floor(centers[k][3] - tall)); y <= bottom; y++) {
        for (int x = (int) Math.max(0, Math.floor(centers[k][4] - wide)); x <= right; x++) {
          double distance = distance(k, y, x, tall * wide);
          if (distance < best[y * width + x]) {
            best[y * width + x] = distance;
            labels[y * width + x] = k;
          }
        }
      }
    }
  }

  private double distance(int k, int y, int x, double area) {
    int at = y * width + x;
    int plane = height * width;
    double l = lab[at] - centers[k][0];
    double a = lab[plane + at] - centers[k][1];
    double b = lab[2 * plane + at] - centers[k][2];
    double dy = y - centers[k][3];
    double dx = x - centers[k][4];
    return l * l + a * a + b * b + (dy * dy + dx * dx) / area * COMPACTNESS * COMPACTNESS;
  }

  private void move() {
    double[][] sums = new double[centers.length][6];
    int plane = height * width;
    for (int at = 0; at < plane; at++) {
      double[] sum = sums[labels[at]];
      for (int c = 0; c < 3; c++) {
        sum[c] += lab[c * plane + at];
      }
      sum[3] += at / width;
      sum[4] += at % width;
      sum[5]++;
    }
    for (int k = 0; k < centers.length; k++) {
      for (int i = 0; i < 5 && sums[k][5] > 0; i++) {
        centers[k][i] = sums[k][i] / sums[k][5];
      }
    }
  }
}
