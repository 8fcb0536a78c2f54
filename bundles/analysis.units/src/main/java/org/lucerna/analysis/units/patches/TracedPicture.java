/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.network.Network;

/**
 * A picture and the way back from one of its answers.
 *
 * @param target name of the class whose output was followed
 */
record TracedPicture(
    InspectedPicture picture, RgbImage crop, String target, Backtrace.Way way, Network network) {

  /** In pixels of the patch. */
  double areaShare() {
    return (double) way.end().area() / ((long) crop.width() * crop.height());
  }

  /** For people: {@code features.0 #12}. */
  String name(TraceStep step) {
    return network.displayName(step.layer()) + " #" + step.place().channel();
  }

  static String size(Box box) {
    return box.width() + "\u00D7" + box.height() + " px";
  }

  /** {@code "3.1 %"}, with as many digits as it takes to be no zero. */
  static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.001 ? "%.2g\u00A0%%" : "%.3g\u00A0%%", 100 * share);
  }

  /** How the picture is called in figures: its class, else its file. */
  String title() {
    String name = picture.className().replaceFirst(",.*", "");
    return name.isEmpty() ? picture.stem() : name;
  }

  /**
   * The units at which the field becomes smaller on the way, at most {@code most} of them; fields
   * as large as the picture are left out where there are others.
   */
  List<TraceStep> stages(int most) {
    List<TraceStep> all = new ArrayList<>();
    for (TraceStep step : way.steps()) {
      if (step.layer().equals(Network.INPUT) || step.region().isEmpty()) {
        continue;
      }
      int last = all.size() - 1;
      if (last >= 0 && all.get(last).region().equals(step.region())) {
        all.set(last, step);
      } else {
        all.add(step);
      }
    }
    if (all.size() > 1 && all.get(0).area() == (long) crop.width() * crop.height()) {
      all.remove(0);
    }
    return thinned(all, most);
  }

  /** First and last included, the others evenly. */
  private static List<TraceStep> thinned(List<TraceStep> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<TraceStep> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      double share = most == 1 ? 1 : i / (most - 1.0);
      some.add(all.get((int) Math.round(share * (all.size() - 1))));
    }
    return some;
  }
}
