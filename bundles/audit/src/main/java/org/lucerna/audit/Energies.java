/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.List;

/**
 * How much of a class's maps lies at the border, in the corners, beside the object.
 *
 * @param classIndex the class
 * @param zone where
 * @param own of the class's maps
 * @param chance an even map's share
 * @param others mean of the other classes' maps; NaN where there is none
 */
record Energies(int classIndex, Zones.Zone zone, Measured own, double chance, double others) {

  static Energies of(Audited audited, int classIndex, Zones.Zone zone) {
    Zones zones = audited.zones();
    List<Seen> known =
        audited.view().pictures().stream().filter(s -> zones.energy(zone, s).isPresent()).toList();
    List<Seen> own = known.stream().filter(s -> s.classIndex() == classIndex).toList();
    double[] values = own.stream().mapToDouble(s -> zones.energy(zone, s).orElseThrow()).toArray();
    List<String> groups = own.stream().map(s -> s.picture().group()).toList();
    return new Energies(
        classIndex,
        zone,
        Measured.of(values, groups, audited.inspection().seed()),
        own.stream().mapToDouble(s -> zones.area(zone, s)).average().orElse(Double.NaN),
        known.stream()
            .filter(s -> s.classIndex() != classIndex)
            .mapToDouble(s -> zones.energy(zone, s).orElseThrow())
            .average()
            .orElse(Double.NaN));
  }
}
