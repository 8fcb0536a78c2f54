/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.render.TileSheet;
import org.lucerna.vision.api.report.Block;

/** The figures of a layer's weights. */
record FilterSheets(Renderers renderers, FiltersParams params) {

  private static final String UNFOLDED =
      "Weights as stored: no batch normalisation folded in, the input\u2019s mean and deviation not applied.";

  /**
   * What is drawn of a layer.
   *
   * @param title such as {@code "Filters of features.0: 64 of 3×11×11"}
   * @param alt a short name
   * @param tiles all of them
   * @param reach the largest size of a weight in the layer
   * @param colored whether they are drawn in red, green and blue, or grey
   */
  record Drawn(String title, String alt, List<Kernels.Tile> tiles, double reach, boolean colored) {}

  List<Block.FigureBlock> of(Drawn drawn) {
    List<Kernels.Tile> shown = Kernels.strongest(drawn.tiles(), params.top(), params.sort());
    int pages = (shown.size() + params.perPage() - 1) / params.perPage();
    List<Block.FigureBlock> figures = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      int from = page * params.perPage();
      List<Kernels.Tile> some =
          shown.subList(from, Math.min(shown.size(), from + params.perPage()));
      String words = pages == 1 ? "" : ", page %d of %d".formatted(page + 1, pages);
      figures.add(figure(sheet(drawn, some, shown.size(), words), drawn.alt() + words));
    }
    return figures;
  }

  /** A layer whose kernels are single numbers: one map with a row for each output. */
  Block.FigureBlock matrix(Drawn drawn, Tensor weights) {
    int outputs = weights.size(0);
    int inputs = weights.size(1);
    Tensor values = weights.reshape(outputs, inputs);
    TileSheet sheet =
        new TileSheet(
            drawn.title(),
            List.of(
                "A row for each of %d outputs, a column for each of %d inputs, the first above and left."
                    .formatted(outputs, inputs),
                UNFOLDED),
            Optional.empty(),
            List.of(new TileSheet.Tile(new TileSheet.Plane(values), List.of())),
            Optional.of(scale(drawn.reach())));
    return figure(sheet, drawn.alt());
  }

  private Block.FigureBlock figure(TileSheet sheet, String alt) {
    return new Block.FigureBlock(
        draw(sheet, "light"),
        sheet.title() + ". " + String.join(" ", sheet.notes()),
        alt,
        Optional.of(draw(sheet, "dark")));
  }

  private Figure draw(TileSheet sheet, String theme) {
    return renderers.draw("tiles", sheet, Map.of("theme", theme));
  }

  private TileSheet sheet(Drawn drawn, List<Kernels.Tile> shown, int count, String page) {
    List<TileSheet.Tile> tiles = new ArrayList<>();
    for (Kernels.Tile tile : shown) {
      double reach = params.scale() == Scale.SHARED ? drawn.reach() : tile.reach();
      TileSheet.Content content =
          drawn.colored()
              ? new TileSheet.Picture(FilterColors.paint(tile.values(), reach))
              : new TileSheet.Plane(tile.values());
      tiles.add(new TileSheet.Tile(content, List.of(name(tile), Numbers.text(tile.norm()))));
    }
    OptionalDouble top =
        params.scale() == Scale.SHARED && drawn.reach() > 0
            ? OptionalDouble.of(drawn.reach())
            : OptionalDouble.empty();
    return new TileSheet(
        drawn.title() + page,
        notes(drawn, count),
        Optional.empty(),
        tiles,
        drawn.colored()
            ? Optional.empty()
            : Optional.of(new ColorScale(Heatmap.Sign.SIGNED, top, "weight")));
  }

  private static ColorScale scale(double reach) {
    return new ColorScale(
        Heatmap.Sign.SIGNED,
        reach > 0 ? OptionalDouble.of(reach) : OptionalDouble.empty(),
        "weight");
  }

  private static String name(Kernels.Tile tile) {
    return tile.from() < 0 ? "#" + tile.out() : tile.out() + "\u2190" + tile.from();
  }

  private List<String> notes(Drawn drawn, int count) {
    boolean slices = drawn.tiles().get(0).from() >= 0;
    List<String> notes = new ArrayList<>();
    String order = params.sort() == FiltersParams.Sorting.NORM ? "largest norm first" : "in order";
    notes.add(
        count == drawn.tiles().size()
            ? "All %d, %s.".formatted(count, order)
            : "The %d of largest norm among %d, %s.".formatted(count, drawn.tiles().size(), order));
    notes.add(
        slices
            ? "Under each tile: output channel \u2190 input channel, and the slice\u2019s Euclidean norm."
            : "Under each tile: the filter\u2019s number, counted from 0, and its Euclidean norm.");
    if (drawn.colored()) {
      notes.add(colors(drawn));
    }
    notes.add(UNFOLDED);
    return notes;
  }

  private String colors(Drawn drawn) {
    boolean grey = drawn.tiles().get(0).values().size(0) == 1;
    String which =
        grey
            ? "Middle grey is weight 0, white %s, black %s."
            : "Middle grey is weight 0 in red, green and blue; a colour at its full is weight %s, none of it %s.";
    return params.scale() == Scale.SHARED
        ? which.formatted("+" + Numbers.text(drawn.reach()), Numbers.text(-drawn.reach()))
        : which.formatted("+ the filter\u2019s largest size", "\u2212 that");
  }
}
