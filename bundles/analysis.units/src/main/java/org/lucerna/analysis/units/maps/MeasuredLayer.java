/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was measured at a layer.
 *
 * @param number 1 for the first layer looked at
 * @param name for files and captions
 * @param rectified whether no value can be negative
 * @param classes names of the classes told apart
 */
record MeasuredLayer(
    int number, String name, boolean rectified, LayerStatistics statistics, List<String> classes) {

  Selectivity selectivity(int channel) {
    Selectivity found = Selectivity.of(statistics, channel, classes.size());
    return rectified ? found : new Selectivity(found.best(), Double.NaN);
  }

  long dead() {
    long dead = 0;
    for (int channel = 0; channel < statistics.channels(); channel++) {
      dead += statistics.dead(channel, rectified) ? 1 : 0;
    }
    return dead;
  }

  double deadShare() {
    return (double) dead() / statistics.channels();
  }

  /** What channels are ranked by: the selectivity index, of signed layers the correlation ratio. */
  double rank(int channel) {
    double value = rectified ? selectivity(channel).index() : statistics.betweenClasses(channel);
    return Double.isNaN(value) ? -1 : value;
  }

  /** The most class-selective channels that are not dead; of equals the lower number first. */
  List<Integer> mostSelective(int top) {
    List<Integer> channels = new ArrayList<>();
    for (int channel = 0; channel < statistics.channels(); channel++) {
      if (!statistics.dead(channel, rectified)) {
        channels.add(channel);
      }
    }
    channels.sort(Comparator.comparingDouble((Integer channel) -> -rank(channel)));
    return channels.subList(0, Math.min(top, channels.size()));
  }

  /** Mean selectivity index of the channels for which it is defined; NaN without any. */
  double meanSelectivity() {
    double sum = 0;
    int n = 0;
    for (int channel = 0; channel < statistics.channels(); channel++) {
      double index = selectivity(channel).index();
      if (!Double.isNaN(index)) {
        sum += index;
        n++;
      }
    }
    return n == 0 ? Double.NaN : sum / n;
  }
}
