/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.Arrays;
import org.lucerna.core.api.data.Tensor;

/**
 * A layer's activations over a stream of pictures, in memory that does not grow with their number.
 * A picture counts in a channel's mean with the mean over the channel's cells. Means and squared
 * deviations follow Welford (1962); those of all pictures are merged from those of the classes
 * after Chan, Golub and LeVeque (1983, eq. 2.1).
 */
final class LayerStatistics {

  private final int channels;
  private final int classes;
  private final long[] counts;
  private final double[][] means;
  private final double[][] squares;
  private final long[] zeros;
  private final long[] notPositive;
  private final float[] least;
  private final float[] largest;
  private long cells;

  /**
   * @param classes how many are told apart
   */
  LayerStatistics(int channels, int classes) {
    this.channels = channels;
    this.classes = classes;
    this.counts = new long[classes + 1];
    this.means = new double[classes + 1][channels];
    this.squares = new double[classes + 1][channels];
    this.zeros = new long[channels];
    this.notPositive = new long[channels];
    this.least = new float[channels];
    this.largest = new float[channels];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    Arrays.fill(largest, Float.NEGATIVE_INFINITY);
  }

  /**
   * @param values of a picture, {@code [C, h, w]} or {@code [C]}
   * @param classIndex its class; -1 where not known
   */
  void add(Tensor values, int classIndex) {
    int slot = classIndex < 0 ? classes : classIndex;
    int plane = values.length() / channels;
    long n = ++counts[slot];
    cells += plane;
    for (int channel = 0; channel < channels; channel++) {
      double mean = mean(values, channel, plane);
      double delta = mean - means[slot][channel];
      means[slot][channel] += delta / n;
      squares[slot][channel] += delta * (mean - means[slot][channel]);
    }
  }

  /** The mean over a channel's cells; counts them on the way. */
  private double mean(Tensor values, int channel, int plane) {
    double sum = 0;
    for (int i = channel * plane; i < (channel + 1) * plane; i++) {
      float value = values.at(i);
      sum += value;
      zeros[channel] += value == 0 ? 1 : 0;
      notPositive[channel] += value <= 0 ? 1 : 0;
      least[channel] = Math.min(least[channel], value);
      largest[channel] = Math.max(largest[channel], value);
    }
    return sum / plane;
  }

  int channels() {
    return channels;
  }

  /** Pictures. */
  long count() {
    return Arrays.stream(counts).sum();
  }

  /** Pictures of a class. */
  long count(int classIndex) {
    return counts[classIndex];
  }

  double mean(int channel) {
    return merged(channel, counts.length).mean();
  }

  /** Sample standard deviation over pictures, n - 1; 0 of a single one. */
  double deviation(int channel) {
    return merged(channel, counts.length).deviation();
  }

  double mean(int classIndex, int channel) {
    return means[classIndex][channel];
  }

  double deviation(int classIndex, int channel) {
    return new Moments(counts[classIndex], means[classIndex][channel], squares[classIndex][channel])
        .deviation();
  }

  /** Share of a channel's values that are exactly 0. */
  double zeroShare(int channel) {
    return (double) zeros[channel] / cells;
  }

  /** Share of a channel's values at most 0. */
  double notPositiveShare(int channel) {
    return (double) notPositive[channel] / cells;
  }

  /** Of the whole layer. */
  double zeroShare() {
    return Arrays.stream(zeros).sum() / ((double) cells * channels);
  }

  /** Of the whole layer. */
  double notPositiveShare() {
    return Arrays.stream(notPositive).sum() / ((double) cells * channels);
  }

  float least(int channel) {
    return least[channel];
  }

  float largest(int channel) {
    return largest[channel];
  }

  /**
   * Whether a channel says nothing about any picture seen.
   *
   * @param rectified a rectified channel is dead if it was never above 0, another one if all its
   *     values were the same
   */
  boolean dead(int channel, boolean rectified) {
    return rectified ? largest[channel] <= 0 : cells > 1 && least[channel] == largest[channel];
  }

  /**
   * Correlation ratio, 0 to 1: the share of the variance over pictures that lies between the
   * classes (Fisher 1925, eta squared). NaN where nothing varies.
   */
  double betweenClasses(int channel) {
    Moments all = merged(channel, classes);
    double within = 0;
    for (int c = 0; c < classes; c++) {
      within += squares[c][channel];
    }
    return all.squares() > 0 ? Math.max(0, 1 - within / all.squares()) : Double.NaN;
  }

  private record Moments(long n, double mean, double squares) {
    double deviation() {
      return n < 2 ? 0 : Math.sqrt(squares / (n - 1));
    }

    Moments plus(Moments other) {
      long total = n + other.n;
      if (total == 0) {
        return this;
      }
      double delta = other.mean - mean;
      return new Moments(
          total,
          mean + delta * other.n / total,
          squares + other.squares + delta * delta * n * other.n / total);
    }
  }

  private Moments merged(int channel, int slots) {
    Moments all = new Moments(0, 0, 0);
    for (int slot = 0; slot < slots; slot++) {
      all = all.plus(new Moments(counts[slot], means[slot][channel], squares[slot][channel]));
    }
    return all;
  }
}
