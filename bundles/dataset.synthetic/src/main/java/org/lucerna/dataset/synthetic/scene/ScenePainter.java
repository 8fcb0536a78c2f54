/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.scene;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Mask;
import org.lucerna.dataset.synthetic.critter.Changes;
import org.lucerna.dataset.synthetic.critter.Coat;
import org.lucerna.dataset.synthetic.critter.Critter;
import org.lucerna.dataset.synthetic.critter.CritterPainter;
import org.lucerna.dataset.synthetic.critter.Individual;
import org.lucerna.dataset.synthetic.critter.Species;
import org.lucerna.dataset.synthetic.paint.Blob;
import org.lucerna.dataset.synthetic.paint.Canvas;
import org.lucerna.dataset.synthetic.paint.Colour;
import org.lucerna.dataset.synthetic.paint.Dice;
import org.lucerna.dataset.synthetic.paint.Film;
import org.lucerna.dataset.synthetic.paint.Frame;
import org.lucerna.dataset.synthetic.paint.Light;
import org.lucerna.dataset.synthetic.paint.Noise;
import org.lucerna.dataset.synthetic.paint.Point;

/**
 * Draws scenes. Each concern has random numbers of its own, so that two scenes that differ only in
 * the species differ only where the defining part is, was hidden, or throws its shadow.
 */
public final class ScenePainter {

  private static final int OTHER_OWNERS = 1;
  private static final int MAIN_OWNERS = 40;
  private static final int MARK_OWNER = 100;

  /** Streams of random numbers. */
  private enum Stream {
    LIGHT,
    PLACE,
    LAND,
    COAT,
    CRITTER,
    TRAIT,
    BEHIND,
    FRONT,
    FILM,
    OTHER_PLACE,
    OTHER_COAT,
    OTHER_CRITTER,
    OTHER_TRAIT,
    MARK,
    DONOR,
    OTHER_DONOR
  }

  private final Scene scene;
  private final Canvas canvas;
  private final Land land;
  private final Place place;

  private ScenePainter(Scene scene) {
    this.scene = scene;
    this.canvas = new Canvas(scene.size(), Light.roll(dice(scene, Stream.LIGHT)));
    Dice places = dice(scene, Stream.PLACE);
    this.place = scene.other().isPresent() ? Place.infront(places) : Place.alone(places);
    Dice lands = dice(scene, Stream.LAND);
    this.land = Land.roll(Biome.roll(lands), place.y() + 0.5 * place.unit(), lands);
  }

  /** Draws a scene, the same way every time and everywhere. */
  public static Picture draw(Scene scene) {
    return new ScenePainter(scene).draw();
  }

  private Picture draw() {
    land.paint(canvas, dice(Stream.LAND));
    clutterBehind();
    Map<String, Mask> parts = new LinkedHashMap<>();
    Supplier<Map<String, Mask>> others = scene.other().isPresent() ? other() : Map::of;
    Critter critter = critter(place, Stream.COAT, Stream.CRITTER);
    shadow(critter);
    Supplier<Map<String, Mask>> own =
        CritterPainter.paint(
            canvas,
            MAIN_OWNERS,
            new Change("", Stream.DONOR)
                .individual(critter, scene.species(), dice(Stream.TRAIT).next()));
    clutterInFront(critter);
    if (scene.marked()) {
      PlantedMark.paint(canvas, MARK_OWNER, dice(Stream.MARK));
      parts.put(Picture.MARK, canvas.mask(MARK_OWNER));
    }
    others.get().forEach((name, mask) -> parts.put(Picture.OTHER + name, mask));
    parts.putAll(own.get());
    Dice films = dice(Stream.FILM);
    return Picture.of(Film.roll(films).develop(canvas, new Noise(films.next())), parts);
  }

  private Supplier<Map<String, Mask>> other() {
    Place beyond = place.beyond(dice(Stream.OTHER_PLACE));
    Critter critter = critter(beyond, Stream.OTHER_COAT, Stream.OTHER_CRITTER);
    shadow(critter);
    Species species = scene.other().orElseThrow();
    return CritterPainter.paint(
        canvas,
        OTHER_OWNERS,
        new Change(Picture.OTHER, Stream.OTHER_DONOR)
            .individual(critter, species, dice(Stream.OTHER_TRAIT).next()));
  }

  /** Names of the parts the labelled creature shows, hidden ones included. */
  static List<String> parts(Scene scene) {
    return new ScenePainter(scene).rolled(Stream.COAT, Stream.CRITTER).parts(scene.species());
  }

  /** Those of the second creature, of a scene that has one. */
  static List<String> otherParts(Scene scene) {
    return new ScenePainter(scene)
        .rolled(Stream.OTHER_COAT, Stream.OTHER_CRITTER)
        .parts(scene.other().orElseThrow());
  }

  /** Its place does not matter to what parts it has. */
  private Critter rolled(Stream coats, Stream traits) {
    return critter(place, coats, traits);
  }

  /**
   * What of a creature the scene changes.
   *
   * @param prefix of its parts' names
   * @param donors where other individuals are drawn from
   */
  private final class Change {
    private final String prefix;
    private final Stream donors;

    Change(String prefix, Stream donors) {
      this.prefix = prefix;
      this.donors = donors;
    }

    Individual individual(Critter critter, Species species, long traits) {
      if (scene.changes().isEmpty()) {
        return new Individual(critter, species, traits);
      }
      Set<String> missing = new LinkedHashSet<>();
      Map<String, Critter> worn = new LinkedHashMap<>();
      long seed = traits;
      for (String part : critter.parts(species)) {
        OptionalLong change = scene.changes().get(prefix + part);
        if (change == null) {
          continue;
        }
        if (change.isEmpty()) {
          missing.add(part);
          continue;
        }
        Dice dice = dice(part, change.getAsLong());
        worn.put(part, critter.wearing(donor(part, critter, dice)));
        if (part.equals(species.definingPart())) {
          seed = dice.next();
        }
      }
      return new Individual(critter, species, seed, new Changes(missing, worn));
    }

    private Dice dice(String part, long draw) {
      return Dice.of(scene.seed(), scene.number(), donors.ordinal(), part.hashCode(), draw);
    }

    /** An individual that has the part: not all have a tail. */
    private Critter donor(String part, Critter critter, Dice dice) {
      Coat coat = coat(dice);
      Critter donor = Critter.roll(critter.place(), coat, dice);
      while (part.equals("tail") && !donor.look().hasTail()) {
        donor = Critter.roll(critter.place(), coat, dice);
      }
      return donor;
    }
  }

  /** A creature whose colours stand out from the land's. */
  private Critter critter(Place where, Stream coats, Stream traits) {
    return Critter.roll(where.frame(canvas.size()), coat(dice(coats)), dice(traits));
  }

  private Coat coat(Dice dice) {
    Coat best = null;
    double most = -1;
    for (int i = 0; i < 6; i++) {
      Coat coat = Coat.roll(dice);
      double apart =
          Math.min(
              Math.min(coat.fur().distance(land.ground()), coat.fur().distance(land.sky())),
              Math.min(coat.accent().distance(land.ground()), coat.accent().distance(land.sky())));
      if (apart > most) {
        most = apart;
        best = coat;
      }
    }
    return best;
  }

  private void shadow(Critter critter) {
    Frame feet = critter.place().at(-canvas.light().x() * 0.15, critter.ground() - 0.03, 0);
    Colour dark = land.ground().mix(Colour.of(0.1, 0.02, 280), 0.85);
    canvas.haze(new Blob(feet.at(0.04, 0, 0), 0.56, 0.1), dark, 0.13 * feet.scale(), 0.72);
  }

  private void clutterBehind() {
    Dice dice = dice(Stream.BEHIND);
    int count = 5 + dice.below(8);
    double low = Math.max(0.12, land.horizon() + 0.03);
    record Spot(double x, double y, long seed) {}
    List<Spot> spots =
        IntStream.range(0, count)
            .mapToObj(i -> new Spot(dice.unit(), dice.between(low, 1.02), dice.next()))
            .sorted(Comparator.comparingDouble(Spot::y))
            .toList();
    for (Spot spot : spots) {
      Dice own = Dice.of(spot.seed());
      double near = 0.45 + 0.75 * (spot.y() - low) / (1.02 - low);
      clutter(own, spot.x(), spot.y(), near * own.between(0.08, 0.16));
    }
    int floating = dice.below(3);
    for (int i = 0; i < floating; i++) {
      Frame at = frame(dice.unit(), dice.unit(), dice.between(0.05, 0.1));
      Clutter.LEAF.paint(canvas, at, land, dice);
    }
  }

  /** Low things before the feet: they hide little of the creature. */
  private void clutterInFront(Critter critter) {
    Dice dice = dice(Stream.FRONT);
    double feet = place.y() + critter.ground() * place.unit();
    int count = dice.below(4);
    for (int i = 0; i < count; i++) {
      double x = place.x() + dice.between(-0.5, 0.5);
      double y = feet + dice.between(0.02, 0.1);
      Clutter kind = dice.chance(0.6) ? Clutter.GRASS : Clutter.STONE;
      kind.paint(canvas, frame(x, y, dice.between(0.06, 0.11)), land, dice);
    }
  }

  private void clutter(Dice dice, double x, double y, double size) {
    Clutter.roll(dice).paint(canvas, frame(x, y, size), land, dice);
  }

  private Frame frame(double x, double y, double unit) {
    int size = canvas.size();
    return Frame.of(new Point(x * size, y * size), 0, unit * size, 1);
  }

  private Dice dice(Stream stream) {
    return dice(scene, stream);
  }

  private static Dice dice(Scene scene, Stream stream) {
    return Dice.of(scene.seed(), scene.number(), stream.ordinal());
  }
}
