/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.examination.Baseline;

/** Maps that look at no network: what a verdict has to be compared with. */
enum Blind {
  /** Uniform noise in 7 x 7 cells, stretched: blots as large as those of a deep layer's map. */
  RANDOM("random"),
  /** A Gaussian in the middle, a quarter of the side wide. */
  CENTRE("centre"),
  /** The defining part itself: right by definition. */
  TRUTH("defining part");

  private static final int CELLS = 7;

  private final String label;

  Blind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  static Heatmap random(int height, int width, long seed) {
    return Heatmap.positive(Baseline.random(new int[] {CELLS, CELLS}, seed, height, width));
  }

  static Heatmap centre(int height, int width) {
    return Heatmap.positive(Baseline.centre(height, width));
  }

  static Heatmap truth(Mask part) {
    float[] values = new float[part.width() * part.height()];
    for (int i = 0; i < values.length; i++) {
      values[i] = part.contains(i % part.width(), i / part.width()) ? 1 : 0;
    }
    return Heatmap.positive(Tensor.wrap(values, part.height(), part.width()));
  }
}
