/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;

/** Names regions that a class's maps favour. */
final class Finder {

  /** Fewer pictures say nothing: even if all agree, chance is not excluded. */
  static final int FEWEST = 5;

  /** Patches compared with one another. */
  private static final int COMPARED = 60;

  private final Map<Integer, List<Seen>> classes;
  private final double patch;
  private final Map<Place, Map<Integer, OptionalDouble>> energies = new EnumMap<>(Place.class);

  Finder(Map<Integer, List<Seen>> classes, double patch) {
    this.classes = classes;
    this.patch = patch;
  }

  /** All of a class, whatever their score. */
  List<Suspect> of(Clustered clustered) {
    List<Suspect> found = new ArrayList<>();
    List<Seen> pictures = clustered.pictures();
    if (pictures.size() < FEWEST) {
      return found;
    }
    for (Place place : Place.values()) {
      if (place != Place.PEAK) {
        placed(clustered.classIndex(), place).ifPresent(found::add);
      }
    }
    peak(clustered.classIndex(), "", pictures).ifPresent(found::add);
    for (int c = 0; clustered.clusters().size() > 1 && c < clustered.clusters().size(); c++) {
      peak(clustered.classIndex(), "cluster " + (c + 1), clustered.clusters().get(c))
          .ifPresent(found::add);
    }
    lookAlike(clustered).ifPresent(found::add);
    return found;
  }

  /** A suspect's place in these pictures of its class, whichever they are; empty for too few. */
  Optional<Suspect> again(Suspect suspect) {
    List<Seen> pictures =
        classes.getOrDefault(suspect.classIndex(), List.of()).stream()
            .filter(s -> suspect.place().region(s, patch).isPresent())
            .toList();
    return pictures.isEmpty()
        ? Optional.empty()
        : Optional.of(
                suspect(
                    suspect.classIndex(),
                    suspect.place(),
                    "",
                    pictures,
                    new double[] {Double.NaN, 1}))
            .filter(s -> !s.members().isEmpty());
  }

  private Optional<Suspect> placed(int classIndex, Place place) {
    List<Seen> there =
        classes.get(classIndex).stream().filter(s -> place.region(s, patch).isPresent()).toList();
    if (there.size() < FEWEST) {
      return Optional.empty();
    }
    double others =
        classes.entrySet().stream()
            .filter(e -> e.getKey() != classIndex)
            .flatMap(e -> e.getValue().stream())
            .map(s -> energy(s, place))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .average()
            .orElse(Double.NaN);
    return Optional.of(suspect(classIndex, place, "", there, new double[] {others, 1}));
  }

  /** Asked by every class of all others' pictures, so each is measured once; empty if not known. */
  private OptionalDouble energy(Seen seen, Place place) {
    return energies
        .computeIfAbsent(place, p -> new HashMap<>())
        .computeIfAbsent(
            seen.number(),
            n ->
                place
                    .region(seen, patch)
                    .map(r -> OptionalDouble.of(seen.energy().in(r)))
                    .orElse(OptionalDouble.empty()));
  }

  /**
   * @param known energy of others, likeness of patches
   */
  private Suspect suspect(
      int classIndex, Place place, String from, List<Seen> pictures, double[] known) {
    List<Seen> members = new ArrayList<>();
    double energy = 0;
    double chance = 0;
    int onObject = 0;
    int objects = 0;
    for (Seen seen : pictures) {
      Mask region = place.region(seen, patch).orElseThrow();
      energy += seen.energy().in(region) / pictures.size();
      chance += (double) region.area() / (seen.width() * seen.height()) / pictures.size();
      objects += seen.object().isPresent() ? 1 : 0;
      if (seen.object().isPresent() && mostlyOn(region, seen.object().get(), place)) {
        onObject++;
      } else {
        members.add(seen);
      }
    }
    return new Suspect(
        classIndex,
        place,
        from,
        members,
        new Suspect.Clues(
            energy,
            chance,
            known[0],
            known[1],
            objects == 0 ? Double.NaN : (double) onObject / objects),
        patch);
  }

  /** More than half of its pixels, or, of a patch, its middle. */
  private static boolean mostlyOn(Mask region, Mask object, Place place) {
    int shared = 0;
    for (int y = 0; y < region.height(); y++) {
      for (int x = 0; x < region.width(); x++) {
        shared += region.contains(x, y) && object.contains(x, y) ? 1 : 0;
      }
    }
    if (2 * shared > region.area()) {
      return true;
    }
    Box box = region.bounds().orElseThrow();
    return place.isPatch()
        && object.contains(box.x() + box.width() / 2, box.y() + box.height() / 2);
  }

  private Optional<Suspect> peak(int classIndex, String from, List<Seen> pictures) {
    if (pictures.size() < FEWEST) {
      return Optional.empty();
    }
    Likeness likeness = likeness(Spread.evenly(pictures, COMPARED));
    return Optional.of(
        suspect(
            classIndex, Place.PEAK, from, pictures, new double[] {Double.NaN, likeness.mean()}));
  }

  /** The largest group of peaks that look alike, of a class's pictures. */
  private Optional<Suspect> lookAlike(Clustered clustered) {
    List<Seen> some = Spread.evenly(clustered.pictures(), COMPARED);
    Likeness.Group group = likeness(some).largest();
    if (group.members().size() < FEWEST) {
      return Optional.empty();
    }
    List<Seen> members = group.members().stream().map(some::get).toList();
    return Optional.of(
        suspect(
            clustered.classIndex(),
            Place.PEAK,
            "look alike",
            members,
            new double[] {Double.NaN, group.mean()}));
  }

  private Likeness likeness(List<Seen> pictures) {
    return new Likeness(
        pictures.stream().map(Seen::crop).toList(),
        pictures.stream()
            .map(s -> Place.PEAK.region(s, patch).flatMap(Mask::bounds).orElseThrow())
            .toList());
  }
}
