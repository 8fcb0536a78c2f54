/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Mask;

/** How much of each picture's map lies at the border, in the corners, beside the object. */
final class Zones {

  /** A part of every picture. */
  enum Zone {
    BORDER,
    /** All four. */
    CORNERS,
    BACKGROUND
  }

  private static final List<Place> CORNERS =
      List.of(Place.TOP_LEFT, Place.TOP_RIGHT, Place.BOTTOM_LEFT, Place.BOTTOM_RIGHT);

  private final double[][] energies;
  private final double[][] areas;

  /**
   * @param patch side of a corner as a share of the picture's
   */
  Zones(List<Seen> pictures, double patch) {
    energies = new double[Zone.values().length][pictures.size()];
    areas = new double[Zone.values().length][pictures.size()];
    for (Seen seen : pictures) {
      List<Mask> corners = CORNERS.stream().map(p -> p.region(seen, patch).orElseThrow()).toList();
      put(Zone.CORNERS, seen, corners);
      put(Zone.BORDER, seen, Place.BORDER.region(seen, patch).stream().toList());
      put(Zone.BACKGROUND, seen, Place.BACKGROUND.region(seen, patch).stream().toList());
    }
  }

  private void put(Zone zone, Seen seen, List<Mask> regions) {
    double pixels = (double) seen.width() * seen.height();
    double energy = regions.stream().mapToDouble(seen.energy()::in).sum();
    double area = regions.stream().mapToInt(Mask::area).sum() / pixels;
    energies[zone.ordinal()][seen.number()] = regions.isEmpty() ? Double.NaN : energy;
    areas[zone.ordinal()][seen.number()] = area;
  }

  /** The share of its map inside; empty where the zone is not known. */
  Optional<Double> energy(Zone zone, Seen seen) {
    return Optional.of(energies[zone.ordinal()][seen.number()]).filter(e -> !e.isNaN());
  }

  /** Its share of the picture. */
  double area(Zone zone, Seen seen) {
    return areas[zone.ordinal()][seen.number()];
  }
}
