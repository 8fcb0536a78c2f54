/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.ColorMap;
import org.lucerna.workbench.kit.MapImage;

/** Brings maps into colour, on whatever scale they share. Pure: any thread. */
record Coloring(Look look) {

  /** Of shares of the maximum: what is less is not blown up until it looks like something. */
  private static final double LEAST_DIFFERENCE = 0.05;

  /** One map by itself. */
  Drawn own(Cell cell) {
    return draw(cell, OptionalDouble.empty());
  }

  /** A difference of maps, up to its largest value on either side. */
  Drawn difference(Cell cell) {
    double reach = Math.max(cell.map().values().max(), -cell.map().values().min());
    return draw(cell, OptionalDouble.of(Math.max(reach, LEAST_DIFFERENCE)));
  }

  /** All maps, those of one scale up to the largest value among them. */
  List<Drawn> all(List<Cell> cells, Progress progress) {
    Map<Object, Double> tops = look.scale() == Look.Scale.OWN ? Map.of() : tops(cells);
    List<Drawn> drawn = new ArrayList<>();
    for (Cell cell : cells) {
      Double top = tops.get(group(cell));
      drawn.add(draw(cell, top == null ? OptionalDouble.empty() : OptionalDouble.of(top)));
      progress.step(drawn.size(), cells.size());
    }
    return drawn;
  }

  private Map<Object, Double> tops(List<Cell> cells) {
    Map<Object, Double> tops = new HashMap<>();
    for (Cell cell : cells) {
      MapImage image = draw(cell, OptionalDouble.empty()).image();
      if (image.hasEvidence() && !image.isPixelColors()) {
        tops.merge(group(cell), image.view().high(), Math::max);
      }
    }
    return tops;
  }

  private Object group(Cell cell) {
    return look.scale() == Look.Scale.ALL
        ? "all"
        : List.of(cell.answer().method(), cell.answer().layerName());
  }

  private Drawn draw(Cell cell, OptionalDouble top) {
    Heatmap map = signed(cell.map());
    Optional<ColorMap> colors =
        map.sign() == Heatmap.Sign.SIGNED
            ? look.colors().filter(ColorMap::isDiverging)
            : look.colors();
    return new Drawn(
        cell,
        MapImage.of(
            map,
            cell.subject().crop().height(),
            cell.subject().crop().width(),
            new MapImage.Look(colors, top, look.style() == Look.Style.CONTOUR)));
  }

  /** The map with the sign that is wanted of it; relative ones have no zero to be signed about. */
  Heatmap signed(Heatmap map) {
    if (look.signs() == Look.Signs.AUTO || map.sign() == Heatmap.Sign.RELATIVE || map.isColored()) {
      return map;
    }
    Heatmap.Sign sign =
        look.signs() == Look.Signs.SIGNED ? Heatmap.Sign.SIGNED : Heatmap.Sign.POSITIVE;
    return new Heatmap(map.values(), sign, map.facts(), map.names(), map.cells());
  }
}
