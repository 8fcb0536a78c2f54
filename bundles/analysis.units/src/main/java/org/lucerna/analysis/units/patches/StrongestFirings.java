/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.util.ArrayList;
import java.util.List;

/**
 * The k strongest answers of each channel of one layer so far, best first. Its size does not depend
 * on how many were offered. Of equal answers the one offered first stays before the other.
 */
final class StrongestFirings {

  private final int k;
  private final float[] values;
  private final int[] pictures;
  private final int[] places;
  private final int[] groups;
  private final int[] counts;

  StrongestFirings(int channels, int k) {
    this.k = k;
    int size = Math.multiplyExact(channels, k);
    this.values = new float[size];
    this.pictures = new int[size];
    this.places = new int[size];
    this.groups = new int[size];
    this.counts = new int[channels];
  }

  int channels() {
    return counts.length;
  }

  /** What a further answer must exceed to be kept. */
  float floor(int channel) {
    return counts[channel] < k ? Float.NEGATIVE_INFINITY : values[channel * k + k - 1];
  }

  /**
   * @param group of pictures that may stand here only once, with its best answer; negative where
   *     each answer stands for itself
   */
  void offer(int channel, float value, int picture, int place, int group) {
    if (!(value > floor(channel))) {
      return;
    }
    int from = channel * k;
    int end = from + counts[channel];
    int free = group < 0 ? end : find(group, from, end);
    if (free < end && !(value > values[free])) {
      return;
    }
    if (free == end && counts[channel] == k) {
      free--;
    } else if (free == end) {
      counts[channel]++;
    }
    int at = free;
    for (; at > from && value > values[at - 1]; at--) {
      move(at - 1, at);
    }
    values[at] = value;
    pictures[at] = picture;
    places[at] = place;
    groups[at] = group;
  }

  private int find(int group, int from, int end) {
    int at = from;
    while (at < end && groups[at] != group) {
      at++;
    }
    return at;
  }

  private void move(int from, int to) {
    values[to] = values[from];
    pictures[to] = pictures[from];
    places[to] = places[from];
    groups[to] = groups[from];
  }

  /**
   * @param width columns of the layer's plane
   */
  List<Firing> of(int channel, int width) {
    List<Firing> firings = new ArrayList<>();
    for (int at = channel * k; at < channel * k + counts[channel]; at++) {
      firings.add(new Firing(values[at], pictures[at], places[at] / width, places[at] % width));
    }
    return firings;
  }

  /** The strongest answer of each channel; 0 of those that never fired. */
  float[] best() {
    float[] best = new float[counts.length];
    for (int c = 0; c < best.length; c++) {
      best[c] = counts[c] == 0 ? 0 : values[c * k];
    }
    return best;
  }
}
