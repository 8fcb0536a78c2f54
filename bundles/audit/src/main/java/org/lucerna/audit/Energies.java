/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Mask;

/**
 * How much of a class's maps lies at the border, in the corners, beside the object.
 *
 * @param classIndex the class
 * @param zone where
 * @param own of the class's maps
 * @param chance an even map's share
 * @param others mean of the other classes' maps; NaN where there is none
 */
record Energies(int classIndex, Zone zone, Measured own, double chance, double others) {

  /** A part of every picture. */
  enum Zone {
    BORDER,
    /** All four. */
    CORNERS,
    BACKGROUND;

    /** The share of a map inside; empty where the zone is not known. */
    Optional<Double> energy(Seen seen, double patch) {
      return switch (this) {
        case BORDER -> Place.BORDER.region(seen, patch).map(seen.energy()::in);
        case BACKGROUND -> Place.BACKGROUND.region(seen, patch).map(seen.energy()::in);
        case CORNERS ->
            Optional.of(corners(seen, patch).stream().mapToDouble(m -> seen.energy().in(m)).sum());
      };
    }

    /** Its share of the picture. */
    double area(Seen seen, double patch) {
      double all = (double) seen.width() * seen.height();
      return switch (this) {
        case BORDER -> Place.BORDER.region(seen, patch).map(Mask::area).orElse(0) / all;
        case BACKGROUND -> Place.BACKGROUND.region(seen, patch).map(Mask::area).orElse(0) / all;
        case CORNERS -> corners(seen, patch).stream().mapToInt(Mask::area).sum() / all;
      };
    }

    private static List<Mask> corners(Seen seen, double patch) {
      return List.of(Place.TOP_LEFT, Place.TOP_RIGHT, Place.BOTTOM_LEFT, Place.BOTTOM_RIGHT)
          .stream()
          .map(p -> p.region(seen, patch).orElseThrow())
          .toList();
    }
  }

  static Energies of(Audited audited, int classIndex, Zone zone) {
    double patch = audited.params().patch();
    List<Seen> known =
        audited.view().pictures().stream().filter(s -> zone.energy(s, patch).isPresent()).toList();
    List<Seen> own = known.stream().filter(s -> s.classIndex() == classIndex).toList();
    double[] values = own.stream().mapToDouble(s -> zone.energy(s, patch).orElseThrow()).toArray();
    List<String> groups = own.stream().map(s -> s.picture().group()).toList();
    return new Energies(
        classIndex,
        zone,
        Measured.of(values, groups, audited.inspection().seed()),
        own.stream().mapToDouble(s -> zone.area(s, patch)).average().orElse(Double.NaN),
        known.stream()
            .filter(s -> s.classIndex() != classIndex)
            .mapToDouble(s -> zone.energy(s, patch).orElseThrow())
            .average()
            .orElse(Double.NaN));
  }
}
