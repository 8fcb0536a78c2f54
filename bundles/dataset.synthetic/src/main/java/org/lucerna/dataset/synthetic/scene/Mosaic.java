/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.scene;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.dataset.synthetic.critter.Species;
import org.lucerna.dataset.synthetic.paint.Dice;

/**
 * Four scenes in a grid of two by two, as in the Focus of Arias-Duart et al. (2022): two of the
 * label's class, and one each of two other classes. Changes of a part change both of the label's.
 *
 * @param species the label's
 * @param cells in reading order, all of one size
 */
public record Mosaic(Species species, List<Scene> cells) implements Motif {

  private static final int GRID = 2;
  private static final long NUMBERS = 1L << 48;

  public Mosaic {
    cells = List.copyOf(cells);
    if (cells.size() != GRID * GRID) {
      throw new IllegalArgumentException("a mosaic has four cells, not " + cells.size());
    }
  }

  /**
   * @param whole the scene whose seed, number, species and size the mosaic has
   * @param classes to take the two others from, at least three
   */
  public static Mosaic of(Scene whole, List<Species> classes, Dice dice) {
    List<Species> others = new ArrayList<>(classes);
    others.remove(whole.species());
    List<Species> kinds = new ArrayList<>(List.of(whole.species(), whole.species()));
    kinds.add(others.remove(dice.below(others.size())));
    kinds.add(others.remove(dice.below(others.size())));
    List<Scene> cells = new ArrayList<>();
    for (int i = 0; i < GRID * GRID; i++) {
      long number = NUMBERS + whole.number() * GRID * GRID + i;
      Species kind = kinds.remove(dice.below(kinds.size()));
      cells.add(
          new Scene(whole.seed(), number, kind, Optional.empty(), false, whole.size() / GRID));
    }
    return new Mosaic(whole.species(), cells);
  }

  @Override
  public Picture draw() {
    int side = cells.get(0).size();
    int size = side * GRID;
    int[] rgb = new int[size * size];
    Map<String, Mask> parts = new LinkedHashMap<>();
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Scene cell = cells.get(i);
      Picture picture = cell.draw();
      int left = i % GRID * side;
      int top = i / GRID * side;
      if (cell.species() == species) {
        picture
            .boxes()
            .forEach(b -> boxes.add(new Box(b.x() + left, b.y() + top, b.width(), b.height())));
      }
      int[] own = picture.image().toArray();
      for (int y = 0; y < side; y++) {
        System.arraycopy(own, y * side, rgb, (top + y) * size + left, side);
      }
      String prefix = cell.species() == species ? "" : Picture.OTHER;
      picture
          .parts()
          .forEach(
              (name, mask) ->
                  parts.merge(prefix + name, moved(mask, size, left, top), Mask::union));
    }
    return new Picture(RgbImage.wrap(size, size, rgb), parts, boxes);
  }

  private static Mask moved(Mask mask, int size, int left, int top) {
    BitSet bits = new BitSet(size * size);
    for (int y = 0; y < mask.height(); y++) {
      for (int x = 0; x < mask.width(); x++) {
        if (mask.contains(x, y)) {
          bits.set((top + y) * size + left + x);
        }
      }
    }
    return Mask.of(size, size, bits);
  }

  @Override
  public String describe() {
    StringBuilder line = new StringBuilder("mosaic of " + species.id());
    cells.forEach(cell -> line.append("; ").append(cell.describe()));
    return line.toString();
  }

  /** Those of either of the label's creatures. */
  @Override
  public List<String> parts() {
    Set<String> parts = new LinkedHashSet<>();
    cells.stream().filter(c -> c.species() == species).forEach(c -> parts.addAll(c.parts()));
    return List.copyOf(parts);
  }

  @Override
  public Mosaic without(String part) {
    return with(species, cell -> cell.without(part));
  }

  @Override
  public Mosaic swapped(String part, long draw) {
    return with(species, cell -> cell.swapped(part, draw));
  }

  /** Both of the label's creatures become the other's class. */
  @Override
  public Mosaic as(Species another) {
    return with(another, cell -> cell.as(another));
  }

  /** In the corner cell the mark falls into; no mosaic is made with one. */
  @Override
  public Mosaic marked(boolean mark) {
    List<Scene> all = new ArrayList<>(cells);
    all.set(0, all.get(0).marked(mark));
    return new Mosaic(species, all);
  }

  private Mosaic with(Species label, UnaryOperator<Scene> change) {
    return new Mosaic(
        label, cells.stream().map(c -> c.species() == species ? change.apply(c) : c).toList());
  }
}
