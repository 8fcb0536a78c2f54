/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.Arrays;

/**
 * The 8-connected regions of a map at all thresholds in one pass: pixels are added from the highest
 * level down, and regions that meet are joined (union-find, Tarjan 1975). Costs little more than
 * the pixels have neighbours, however many thresholds there are.
 */
final class Components {

  /** Says how good a region's box is; columns and rows inclusive. */
  @FunctionalInterface
  interface BoxValue {
    float of(int x0, int y0, int x1, int y1);
  }

  private static final int NONE = -1;

  private final int width;
  private final int[] label;
  private final int[] around;
  private final int[] parent;
  private final int[] area;
  private final int[] first;
  private final short[] box;
  private final float[] value;
  private final boolean[] changed;
  private final int[] live;
  private final int[] place;
  private int made;
  private int alive;
  private int best = NONE;

  private Components(int width, int height) {
    this.width = width;
    int row = width + 2; // a frame of pixels that are never added
    this.label = new int[row * (height + 2)];
    Arrays.fill(label, NONE);
    this.around = new int[] {-row - 1, -row, -row + 1, -1, 1, row - 1, row, row + 1};
    // a region begins at a pixel without neighbours: no two of these touch
    int most = ((width + 1) / 2) * ((height + 1) / 2);
    this.parent = new int[most];
    this.area = new int[most];
    this.first = new int[most];
    this.box = new short[4 * most];
    this.value = new float[most];
    this.changed = new boolean[most];
    this.live = new int[most];
    this.place = new int[most];
  }

  /**
   * What is found at each level.
   *
   * @param boxes of the largest region (of equal ones the first in reading order): x0, y0, x1, y1,
   *     inclusive, level by level
   * @param best the best value of any region's box, by level
   */
  record Sweep(short[] boxes, float[] best) {}

  /**
   * @param reached by pixel, the highest level it reaches; every pixel reaches level 0
   * @param levels how many there are
   */
  static Sweep sweep(short[] reached, int width, int levels, BoxValue worth) {
    int[] starts = new int[levels + 1];
    for (short level : reached) {
      starts[levels - level]++; // highest level first
    }
    for (int k = 1; k <= levels; k++) {
      starts[k] += starts[k - 1];
    }
    int[] order = new int[reached.length];
    int[] next = Arrays.copyOf(starts, levels);
    for (int i = 0, y = 0; i < reached.length; y++) {
      for (int x = 0; x < width; x++, i++) {
        order[next[levels - 1 - reached[i]]++] = y << 16 | x;
      }
    }
    Components now = new Components(width, reached.length / width);
    Sweep sweep = new Sweep(new short[4 * levels], new float[levels]);
    for (int k = levels - 1; k >= 0; k--) {
      for (int i = starts[levels - 1 - k]; i < starts[levels - k]; i++) {
        now.add(order[i]);
      }
      if (now.best != NONE) {
        System.arraycopy(now.box, 4 * now.best, sweep.boxes, 4 * k, 4);
        sweep.best[k] = now.bestValue(worth);
      }
    }
    return sweep;
  }

  /**
   * @param pixel row and column in 16 bits each, which orders as reading does
   */
  private void add(int pixel) {
    int x = pixel & 0xFFFF;
    int y = pixel >>> 16;
    int at = (y + 1) * (width + 2) + x + 1;
    int root = NONE;
    int seen = NONE;
    for (int step : around) {
      int near = label[at + step];
      if (near == NONE || near == seen) {
        continue;
      }
      seen = near;
      int other = find(near);
      if (root == NONE) {
        root = other;
      } else if (other != root) {
        root = join(root, other);
      }
    }
    if (root == NONE) {
      root = create(pixel, x, y);
    }
    label[at] = root;
    grow(root, pixel, x, y);
  }

  private int create(int pixel, int x, int y) {
    int id = made++;
    parent[id] = id;
    first[id] = pixel;
    box[4 * id] = (short) x;
    box[4 * id + 1] = (short) y;
    box[4 * id + 2] = (short) x;
    box[4 * id + 3] = (short) y;
    place[id] = alive;
    live[alive++] = id;
    return id;
  }

  private void grow(int root, int pixel, int x, int y) {
    area[root]++;
    first[root] = Math.min(first[root], pixel);
    include(root, x, y, x, y);
    boolean larger =
        best == NONE
            || area[root] > area[best]
            || area[root] == area[best] && first[root] < first[best];
    if (larger) {
      best = root;
    }
  }

  private void include(int root, int x0, int y0, int x1, int y1) {
    int b = 4 * root;
    box[b] = (short) Math.min(box[b], x0);
    box[b + 1] = (short) Math.min(box[b + 1], y0);
    box[b + 2] = (short) Math.max(box[b + 2], x1);
    box[b + 3] = (short) Math.max(box[b + 3], y1);
    changed[root] = true;
  }

  private int find(int id) {
    int at = id;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private int join(int a, int b) {
    int keep = area[a] >= area[b] ? a : b;
    int gone = keep == a ? b : a;
    parent[gone] = keep;
    area[keep] += area[gone];
    first[keep] = Math.min(first[keep], first[gone]);
    int g = 4 * gone;
    include(keep, box[g], box[g + 1], box[g + 2], box[g + 3]);
    int last = live[--alive];
    live[place[gone]] = last;
    place[last] = place[gone];
    if (best == gone) {
      best = keep;
    }
    return keep;
  }

  private float bestValue(BoxValue worth) {
    float most = 0;
    for (int i = 0; i < alive; i++) {
      int id = live[i];
      if (changed[id]) {
        changed[id] = false;
        value[id] = worth.of(box[4 * id], box[4 * id + 1], box[4 * id + 2], box[4 * id + 3]);
      }
      most = Math.max(most, value[id]);
    }
    return most;
  }
}
