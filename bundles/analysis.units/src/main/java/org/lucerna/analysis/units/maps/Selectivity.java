/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

/**
 * How much more a channel answers to one class than to the others: {@code (mu_max - mu_rest) /
 * (mu_max + mu_rest)} with the largest class mean and the mean of the other classes' means (Morcos
 * et al. 2018, section 2.3). 0 for a channel that answers to all classes alike, 1 for one that
 * answers to a single class. Defined where values cannot be negative.
 *
 * @param best the class with the largest mean; of equals the first
 * @param index 0 to 1; NaN where not defined: negative values, all means 0, fewer than two classes
 */
record Selectivity(int best, double index) {

  static Selectivity of(LayerStatistics layer, int channel, int classes) {
    int best = -1;
    double sum = 0;
    boolean negative = false;
    for (int c = 0; c < classes; c++) {
      double mean = layer.mean(c, channel);
      best = best < 0 || mean > layer.mean(best, channel) ? c : best;
      sum += mean;
      negative |= mean < 0;
    }
    if (classes < 2 || negative || sum <= 0) {
      return new Selectivity(best, Double.NaN);
    }
    double most = layer.mean(best, channel);
    double rest = (sum - most) / (classes - 1);
    return new Selectivity(best, (most - rest) / (most + rest));
  }
}
