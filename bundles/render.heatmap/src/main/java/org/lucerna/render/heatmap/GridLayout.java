/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Box;
import org.lucerna.imaging.Images;
import org.lucerna.imaging.Painting;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.TextBlock.Align;
import org.lucerna.imaging.Theme;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;

/** Where everything of a grid goes: all widths and heights are known before anything is drawn. */
final class GridLayout {

  private static final int GAP = 6;
  private static final int MARGIN = 10;
  private static final int SPACE = 12;
  private static final int WIDEST_LABEL = 130;
  private static final Font TITLE = TextBlock.font(Font.BOLD, 15);
  private static final Font HEADING = TextBlock.font(Font.BOLD, 12.5);

  private final PictureGrid grid;
  private final Theme theme;
  private final int cell;
  private final Font lettering;
  private final int columns;
  private final List<TextBlock> labels;
  private final List<TextBlock> headings;
  private final TextBlock title;
  private final int left;
  private final int width;
  private final int top;
  private final int[] rowTops;
  private final int bottom;
  private final Optional<Box> legend;

  GridLayout(PictureGrid grid, GridParams params) {
    this.grid = grid;
    this.theme = params.theme();
    this.cell = params.cell();
    this.lettering = TextBlock.font(Font.PLAIN, params.lettering());
    this.columns =
        Math.max(
            1,
            Math.max(
                grid.columns().size(), grid.cells().stream().mapToInt(List::size).max().orElse(0)));
    this.labels =
        grid.rows().stream()
            .map(text -> TextBlock.wrapped(HEADING, List.of(text), WIDEST_LABEL))
            .toList();
    this.headings =
        grid.columns().stream()
            .map(text -> TextBlock.wrapped(HEADING, List.of(text), cell))
            .toList();
    double label = labels.stream().mapToDouble(TextBlock::width).max().orElse(0);
    this.left = (int) Math.ceil(MARGIN + (label > 0 ? label + SPACE : 0));
    this.width = left + columns * (cell + GAP) - GAP + MARGIN;
    this.title = TextBlock.wrapped(TITLE, List.of(grid.title()), width - 2 * MARGIN);
    double heading = headings.stream().mapToDouble(TextBlock::height).max().orElse(0);
    this.top =
        (int)
            Math.ceil(
                MARGIN
                    + title.height()
                    + (title.isEmpty() ? 0 : SPACE)
                    + heading
                    + (heading > 0 ? 5 : 0));
    this.rowTops = new int[grid.cells().size() + 1];
    rowTops[0] = top;
    for (int row = 0; row < grid.cells().size(); row++) {
      rowTops[row + 1] = rowTops[row] + pictureHeight(row) + captionHeight(row) + GAP;
    }
    this.bottom = rowTops[grid.cells().size()] - GAP;
    this.legend = grid.legend().map(this::legendPlace);
  }

  int width() {
    return width;
  }

  int height() {
    return legend.map(box -> box.y() + box.height()).orElse(bottom) + MARGIN;
  }

  void paint(Graphics2D g) {
    g.setColor(theme.text());
    title.draw(g, MARGIN, MARGIN, width - 2.0 * MARGIN, Align.CENTER);
    for (int column = 0; column < headings.size(); column++) {
      TextBlock heading = headings.get(column);
      heading.draw(g, x(column), top - 5 - heading.height(), cell, Align.CENTER);
    }
    for (int row = 0; row < grid.cells().size(); row++) {
      paintRow(g, row);
    }
    legend.ifPresent(place -> paint(g, grid.legend().orElseThrow(), place));
  }

  private void paintRow(Graphics2D g, int row) {
    int height = pictureHeight(row);
    if (row < labels.size()) {
      TextBlock label = labels.get(row);
      g.setColor(theme.text());
      double y = rowTops[row] + (height - label.height()) / 2;
      label.draw(g, MARGIN, y, left - MARGIN - SPACE, Align.RIGHT);
    }
    List<Optional<PictureGrid.Cell>> cells = grid.cells().get(row);
    for (int column = 0; column < cells.size(); column++) {
      if (cells.get(column).isPresent()) {
        paintCell(g, cells.get(column).get(), new Box(x(column), rowTops[row], cell, height));
      }
    }
  }

  private void paintCell(Graphics2D g, PictureGrid.Cell content, Box place) {
    int height = scaledHeight(content.figure());
    int y = place.y() + (place.height() - height) / 2;
    paint(g, content.figure(), new Box(place.x(), y, cell, height));
    g.setColor(theme.muted());
    caption(content).draw(g, place.x(), place.y() + place.height() + 3, cell, Align.CENTER);
  }

  private static void paint(Graphics2D g, Figure figure, Box place) {
    Graphics2D inside = (Graphics2D) g.create();
    try {
      if (figure instanceof Figure.Raster raster) {
        Painting.image(inside, Images.toBuffered(raster.image()), place);
      } else if (figure instanceof Figure.Drawing drawing) {
        inside.translate(place.x(), place.y());
        inside.scale(
            (double) place.width() / figure.width(), (double) place.height() / figure.height());
        drawing.painter().accept(inside);
      }
    } finally {
      inside.dispose();
    }
  }

  private int x(int column) {
    return left + column * (cell + GAP);
  }

  private int scaledHeight(Figure figure) {
    return (int) Math.max(1, Math.round((double) figure.height() * cell / figure.width()));
  }

  private int pictureHeight(int row) {
    return grid.cells().get(row).stream()
        .flatMap(Optional::stream)
        .mapToInt(content -> scaledHeight(content.figure()))
        .max()
        .orElse(0);
  }

  private int captionHeight(int row) {
    double height =
        grid.cells().get(row).stream()
            .flatMap(Optional::stream)
            .mapToDouble(content -> caption(content).height())
            .max()
            .orElse(0);
    return height > 0 ? (int) Math.ceil(height + 6) : 0;
  }

  private TextBlock caption(PictureGrid.Cell content) {
    return TextBlock.wrapped(lettering, content.caption(), cell);
  }

  /** Under the cells, in its own size unless that is wider than the grid. */
  private Box legendPlace(Figure figure) {
    int room = columns * (cell + GAP) - GAP;
    double factor = Math.min(1, (double) room / figure.width());
    int legendWidth = (int) Math.round(figure.width() * factor);
    int legendHeight = (int) Math.round(figure.height() * factor);
    return new Box(left + (room - legendWidth) / 2, bottom + SPACE, legendWidth, legendHeight);
  }
}
