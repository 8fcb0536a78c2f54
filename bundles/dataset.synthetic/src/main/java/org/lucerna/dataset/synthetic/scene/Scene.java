/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.scene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lucerna.dataset.synthetic.critter.Species;

/**
 * All that a picture of one place is drawn from.
 *
 * @param seed of the data set
 * @param number of the picture: with the seed it decides all that does not tell the class
 * @param species of the creature
 * @param other of a second, smaller creature
 * @param marked whether it carries the planted mark
 * @param size width and height in pixels; the same scene can be drawn in any size
 * @param changes by part: the draw of another individual it is taken from, or empty where it is
 *     left out
 */
public record Scene(
    long seed,
    long number,
    Species species,
    Optional<Species> other,
    boolean marked,
    int size,
    SortedMap<String, OptionalLong> changes)
    implements Motif {

  /** Changes whenever the same scene would be drawn differently. */
  public static final int VERSION = 3;

  public Scene {
    changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
  }

  /** With all its parts its own. */
  public Scene(
      long seed, long number, Species species, Optional<Species> other, boolean marked, int size) {
    this(seed, number, species, other, marked, size, Collections.emptySortedMap());
  }

  @Override
  public Picture draw() {
    return ScenePainter.draw(this);
  }

  /** Of a scene that nobody changed it is the same as before scenes could be changed. */
  @Override
  public String describe() {
    StringBuilder line =
        new StringBuilder(
            String.join(
                " ",
                "critters",
                "version=" + VERSION,
                "seed=" + seed,
                "number=" + number,
                "species=" + species.id(),
                "other=" + other.map(Species::id).orElse(""),
                "marked=" + marked,
                "size=" + size));
    for (Map.Entry<String, OptionalLong> change : changes.entrySet()) {
      OptionalLong draw = change.getValue();
      line.append(" ").append(change.getKey()).append("=");
      line.append(draw.isPresent() ? "draw" + draw.getAsLong() : "missing");
    }
    return line.toString();
  }

  @Override
  public List<String> parts() {
    List<String> parts = new ArrayList<>(ScenePainter.parts(this));
    other.ifPresent(
        o -> ScenePainter.otherParts(this).forEach(part -> parts.add(Picture.OTHER + part)));
    return parts;
  }

  @Override
  public Scene without(String part) {
    return changed(part, OptionalLong.empty());
  }

  @Override
  public Scene swapped(String part, long draw) {
    return changed(part, OptionalLong.of(draw));
  }

  @Override
  public Scene as(Species another) {
    SortedMap<String, OptionalLong> kept = new TreeMap<>(changes);
    kept.remove(species.definingPart());
    return new Scene(seed, number, another, other, marked, size, kept);
  }

  @Override
  public Scene marked(boolean mark) {
    return new Scene(seed, number, species, other, mark, size, changes);
  }

  private Scene changed(String part, OptionalLong change) {
    SortedMap<String, OptionalLong> all = new TreeMap<>(changes);
    all.put(part, change);
    return new Scene(seed, number, species, other, marked, size, all);
  }
}
