/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.Arrays;
import java.util.BitSet;
import org.lucerna.core.api.data.Tensor;

/**
 * A map as large as its picture, with its regions at every level: all that can be computed of it
 * before the truth is looked at, for maps that are the same on every picture.
 *
 * @param levels at which it is looked at
 * @param values {@code [H, W]}, nowhere negative
 * @param reached by pixel; empty without evidence
 */
record Scored(Levels levels, Tensor values, short[] reached) {

  static Scored of(Levels levels, Tensor values) {
    float top = values.max();
    boolean evidence = top > 0 && Float.isFinite(top) && values.min() >= 0;
    return new Scored(
        levels, values, evidence ? levels.reached(values.toArray(), top) : new short[0]);
  }

  boolean evidence() {
    return reached.length > 0;
  }

  Components.Sweep sweep(Components.BoxValue worth) {
    return evidence()
        ? Components.sweep(reached, values.size(1), levels.count(), worth)
        : nothing(worth);
  }

  /** Without evidence the box is the whole picture at every level. */
  private Components.Sweep nothing(Components.BoxValue worth) {
    short right = (short) (values.size(1) - 1);
    short bottom = (short) (values.size(0) - 1);
    short[] boxes = new short[4 * levels.count()];
    float[] best = new float[levels.count()];
    for (int k = 0; k < levels.count(); k++) {
      boxes[4 * k + 2] = right;
      boxes[4 * k + 3] = bottom;
      best[k] = worth.of(0, 0, right, bottom);
    }
    return new Components.Sweep(boxes, best);
  }

  MapResult against(Truth truth, double tolerance) {
    return against(sweep(truth::iou), truth, tolerance);
  }

  MapResult against(Components.Sweep sweep, Truth truth, double tolerance) {
    float[] largest = new float[levels.count()];
    for (int k = 0; k < largest.length; k++) {
      short[] b = sweep.boxes();
      largest[k] = truth.iou(b[4 * k], b[4 * k + 1], b[4 * k + 2], b[4 * k + 3]);
    }
    double sum = values.sum();
    return new MapResult(
        evidence(),
        sweep.boxes(),
        largest,
        sweep.best(),
        pointing(truth, truth.inBoxes(), tolerance, sum),
        truth.mask().map(mask -> pointing(truth, mask, tolerance, sum)),
        truth.mask().map(this::pixels));
  }

  private MapResult.Pointing pointing(Truth truth, BitSet region, double tolerance, double sum) {
    if (!evidence()) {
      return new MapResult.Pointing(false, false, Double.NaN);
    }
    int point = values.argMax();
    double inside = 0;
    for (int i = region.nextSetBit(0); i >= 0; i = region.nextSetBit(i + 1)) {
      inside += values.at(i);
    }
    return new MapResult.Pointing(
        region.get(point), truth.near(region, point, tolerance), inside / sum);
  }

  private PixelCounts pixels(BitSet mask) {
    short[] all = reached;
    if (!evidence()) { // as its box: the whole picture
      all = new short[values.length()];
      Arrays.fill(all, (short) (levels.count() - 1));
    }
    return PixelCounts.of(all, mask, levels.count());
  }
}
