/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.kit.Texts;

/** What leaves the view, drawn by the installed renderers as the command would draw it. */
final class Exhibits {

  private final Texts texts = new Texts(Exhibits.class);
  private final Renderers renderers;
  private final Look look;
  private final Captions captions;
  private final Optional<Recipe> recipe;

  Exhibits(Installed installed, Look look, Captions captions, Optional<Recipe> recipe) {
    this.renderers = installed.renderers();
    this.look = look;
    this.captions = captions;
    this.recipe = recipe;
  }

  /** The grid, then each of the chosen maps, then the table. */
  List<Exhibit> of(Grid grid, List<Drawn> chosen, MapTable table, Groups groups) {
    List<Exhibit> all = new ArrayList<>();
    List<Drawn> cells = grid.cells();
    if (cells.isEmpty()) {
      return all;
    }
    String stem = Recipes.slug(cells.get(0).cell().subject().picture().name());
    try {
      all.add(
          new Exhibit("explain-" + stem, caption(cells), new Exhibit.Drawn(figure(grid)), recipe));
      for (Drawn drawn : chosen) {
        all.add(one(drawn, stem));
      }
    } catch (UnknownPluginException e) {
      all.clear(); // without renderers the table is still there
    }
    all.add(
        new Exhibit(
            "explain-" + stem + "-costs",
            texts.of("exhibit.table", cells.size()),
            new Exhibit.Listed(table.content(cells, groups)),
            recipe));
    return all;
  }

  private Exhibit one(Drawn drawn, String stem) {
    Cell cell = drawn.cell();
    String name =
        String.join(
            "-",
            stem,
            Recipes.slug(cell.answer().method()),
            Recipes.slug(cell.answer().layerName()),
            Recipes.slug(cell.answer().target().id()));
    return new Exhibit(
        name,
        cell.title() + ". " + String.join(". ", cell.answer().warnings()),
        new Exhibit.Drawn(draw(drawn, true)),
        recipe);
  }

  private String caption(List<Drawn> cells) {
    long pictures = cells.stream().map(d -> d.cell().subject()).distinct().count();
    String scale = texts.of("exhibit.scale." + look.scale().name().toLowerCase(Locale.ROOT));
    return texts.of("exhibit.grid", cells.size(), pictures, scale);
  }

  /** Rows and columns as on the screen; one row is broken into lines. */
  private Figure figure(Grid grid) {
    List<Grid.Row> rows = grid.rows();
    List<Columns.Column> columns = grid.columns();
    List<List<Optional<PictureGrid.Cell>>> cells = new ArrayList<>();
    List<String> heads = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    if (rows.size() == 1 && columns.size() > 5) {
      gallery(grid, cells);
    } else {
      heads.add("");
      columns.forEach(c -> heads.add(c.label() + "\n" + c.layer()));
      for (Grid.Row row : rows) {
        labels.add(row.name());
        List<Optional<PictureGrid.Cell>> line =
            new ArrayList<>(List.of(Optional.of(original(row))));
        columns.forEach(c -> line.add(grid.cell(row, c).map(this::small)));
        cells.add(line);
      }
    }
    return renderers.draw(
        "grid",
        new PictureGrid("", heads, labels, cells, legend(grid)),
        Map.of("cell", 200, "lettering", 12));
  }

  private void gallery(Grid grid, List<List<Optional<PictureGrid.Cell>>> cells) {
    List<Optional<PictureGrid.Cell>> all = new ArrayList<>();
    Grid.Row row = grid.rows().get(0);
    all.add(
        Optional.of(
            new PictureGrid.Cell(new Figure.Raster(row.subject().crop()), captions.about(row))));
    for (Drawn drawn : grid.cells()) {
      all.add(
          Optional.of(new PictureGrid.Cell(draw(drawn, false), captions.printed(drawn.cell()))));
    }
    int across = 5;
    for (int from = 0; from < all.size(); from += across) {
      cells.add(all.subList(from, Math.min(all.size(), from + across)));
    }
  }

  private PictureGrid.Cell original(Grid.Row row) {
    return new PictureGrid.Cell(
        new Figure.Raster(row.subject().crop()), List.of(row.subject().picture().name()));
  }

  private PictureGrid.Cell small(Drawn drawn) {
    return new PictureGrid.Cell(
        draw(drawn, false), List.of(captions.lines(drawn.cell(), false).get(1)));
  }

  private Figure draw(Drawn drawn, boolean alone) {
    Cell cell = drawn.cell();
    Heatmap map = new Coloring(look).signed(cell.map());
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("style", word(look.visible() ? look.style().name() : "ORIGINAL"));
    look.colors().ifPresent(c -> params.put("colors", word(c.name())));
    params.put("opacity", look.opacity());
    params.put("caption", alone);
    params.put("color-bar", alone);
    if (look.scale() != Look.Scale.OWN && drawn.image().hasEvidence()) {
      params.put("top", drawn.image().view().high());
    }
    return renderers.draw(
        "explanation",
        new ExplainedPicture(
            cell.subject().crop(),
            map,
            captions.lines(cell, false).subList(0, 2),
            Optional.empty()),
        params);
  }

  /** None where some maps diverge and others do not; maps drawn in pixels' colours have none. */
  private Optional<Figure> legend(Grid grid) {
    List<Drawn> cells = grid.cells().stream().filter(d -> !d.image().isPixelColors()).toList();
    boolean signed = cells.stream().allMatch(d -> d.image().view().signed());
    boolean plain = cells.stream().noneMatch(d -> d.image().view().signed());
    if (signed == plain) {
      return Optional.empty();
    }
    OptionalDouble top =
        look.scale() == Look.Scale.ALL
            ? cells.stream().mapToDouble(d -> d.image().view().high()).max()
            : OptionalDouble.empty();
    return Optional.of(
        renderers.draw(
            "color-bar",
            new ColorScale(signed ? Heatmap.Sign.SIGNED : Heatmap.Sign.POSITIVE, top, "evidence"),
            look.colors().map(c -> Map.of("colors", word(c.name()))).orElse(Map.of())));
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
