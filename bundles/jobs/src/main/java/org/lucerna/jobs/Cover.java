/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.Arrays;
import org.lucerna.core.api.data.RgbImage;

/** Puts something without meaning in place of parts of a picture. */
final class Cover {

  /** The blur's standard deviation as a share of the shorter side: nothing is to be recognised. */
  private static final double SIGMA = 0.1;

  private Cover() {}

  /** What stands for the whole picture where it is hidden. */
  static RgbImage of(RgbImage picture, FlipParams.Fill fill) {
    return fill == FlipParams.Fill.MEAN ? mean(picture) : blurred(picture);
  }

  /** A picture where another shows through. */
  static RgbImage over(RgbImage picture, RgbImage cover, boolean[] hidden) {
    int[] pixels = new int[hidden.length];
    for (int i = 0; i < pixels.length; i++) {
      RgbImage shown = hidden[i] ? cover : picture;
      pixels[i] = shown.rgb(i % picture.width(), i / picture.width());
    }
    return RgbImage.wrap(picture.width(), picture.height(), pixels);
  }

  private static RgbImage mean(RgbImage picture) {
    int n = picture.width() * picture.height();
    double[] sums = new double[3];
    for (int i = 0; i < n; i++) {
      int rgb = picture.rgb(i % picture.width(), i / picture.width());
      for (int c = 0; c < 3; c++) {
        sums[c] += channel(rgb, c);
      }
    }
    int[] pixels = new int[n];
    Arrays.fill(pixels, joined(sums[0] / n, sums[1] / n, sums[2] / n));
    return RgbImage.wrap(picture.width(), picture.height(), pixels);
  }

  /** A Gaussian, row by row, then column by column; at the borders of what lies inside only. */
  private static RgbImage blurred(RgbImage picture) {
    int width = picture.width();
    int height = picture.height();
    double[] weights = weights(SIGMA * Math.min(width, height));
    double[][] channels = new double[3][width * height];
    for (int c = 0; c < 3; c++) {
      double[] values = new double[width * height];
      for (int i = 0; i < values.length; i++) {
        values[i] = channel(picture.rgb(i % width, i / width), c);
      }
      double[] rows = new double[values.length];
      for (int y = 0; y < height; y++) {
        filter(values, rows, new Line(y * width, 1, width), weights);
      }
      for (int x = 0; x < width; x++) {
        filter(rows, channels[c], new Line(x, width, height), weights);
      }
    }
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = joined(channels[0][i], channels[1][i], channels[2][i]);
    }
    return RgbImage.wrap(width, height, pixels);
  }

  private record Line(int start, int step, int length) {}

  private static void filter(double[] in, double[] out, Line line, double[] weights) {
    for (int i = 0; i < line.length(); i++) {
      double sum = 0;
      double total = 0;
      int from = Math.max(0, i - weights.length + 1);
      int to = Math.min(line.length() - 1, i + weights.length - 1);
      for (int j = from; j <= to; j++) {
        double weight = weights[Math.abs(i - j)];
        sum += weight * in[line.start() + j * line.step()];
        total += weight;
      }
      out[line.start() + i * line.step()] = sum / total;
    }
  }

  /** By distance, to three standard deviations. */
  private static double[] weights(double sigma) {
    double[] weights = new double[(int) Math.ceil(3 * sigma) + 1];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.exp(-i * i / (2 * sigma * sigma));
    }
    return weights;
  }

  private static int channel(int rgb, int c) {
    return rgb >> (16 - 8 * c) & 0xFF;
  }

  private static int joined(double red, double green, double blue) {
    return (int) Math.round(red) << 16 | (int) Math.round(green) << 8 | (int) Math.round(blue);
  }
}
