/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.awt.Color;
import java.util.List;
import org.lucerna.imaging.Theme;
import org.lucerna.vision.api.render.Curves;

/**
 * Colours that people with any colour vision tell apart (after Okabe and Ito 2008). Series of one
 * group share a colour; without groups a dashed series has the colour of the solid one whose name
 * it begins with: "train, running average" that of "train".
 */
record SeriesColors(Theme theme) {

  private static final int[] LIGHT = {
    0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x4D4D4D
  };
  private static final int[] DARK = {
    0x56B4E9, 0xFF8A3D, 0x2BC79A, 0xE59AC4, 0xF0C000, 0x8FA8FF, 0xC8C8C8
  };

  Color of(List<Curves.Series> all, int index) {
    int[] palette = theme == Theme.DARK ? DARK : LIGHT;
    return new Color(palette[slot(all, index) % palette.length]);
  }

  /** The place of the series, or of its group, among those that have a colour of their own. */
  static int slot(List<Curves.Series> all, int index) {
    int first = first(all, index);
    int slot = 0;
    for (int i = 0; i < first; i++) {
      if (first(all, i) == i) {
        slot++;
      }
    }
    return slot;
  }

  /** The series that gives this one its colour: itself, its group's first, or its solid one. */
  private static int first(List<Curves.Series> all, int index) {
    Curves.Series series = all.get(index);
    for (int i = 0; i < all.size(); i++) {
      Curves.Series other = all.get(i);
      boolean leads =
          series.group().isPresent()
              ? series.group().equals(other.group())
              : series.dashed() && !other.dashed() && series.name().startsWith(other.name());
      if (leads) {
        return i;
      }
    }
    return index;
  }
}
