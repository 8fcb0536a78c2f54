/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.List;
import java.util.Locale;

/** A kind of pictures whose evidence is known, and what can be asked of maps there. */
public enum World {
  /** One creature; one part tells its class. */
  PARTS("one creature, one of whose parts tells the class", Measure.IMPORTANCE, Measure.ENERGY),
  /** A second creature of another class stands behind. */
  TWO("two creatures of two classes; the label is the nearer one's", Measure.DISCRIMINATION),
  /** Two by two creatures, two of the label's class. */
  MOSAIC("four creatures in a grid, two of the label's class", Measure.FOCUS, Measure.ENERGY),
  /** One class carries a mark that has nothing to do with the creature. */
  SHORTCUT("one class carries a planted mark", Measure.MARK);

  private final String about;
  private final List<Measure> measures;

  World(String about, Measure... measures) {
    this.about = about;
    this.measures = List.of(measures);
  }

  /** As in files and options. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String about() {
    return about;
  }

  /** What maps are scored by; the first orders the methods. */
  List<Measure> measures() {
    return measures;
  }
}
