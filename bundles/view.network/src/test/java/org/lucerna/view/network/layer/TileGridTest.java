/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JScrollPane;
import org.junit.jupiter.api.Test;
import org.lucerna.view.network.Swing;

class TileGridTest {

  private final List<Integer> painted = new ArrayList<>();
  private final List<Optional<Integer>> chosen = new ArrayList<>();
  private final List<Optional<TileGrid.Cell>> hovered = new ArrayList<>();
  private final TileGrid grid =
      new TileGrid(
          new TileGrid.Listener() {
            @Override
            public void chosen(Optional<Integer> number) {
              chosen.add(number);
            }

            @Override
            public void hovered(Optional<TileGrid.Cell> cell) {
              hovered.add(cell);
            }
          });

  /** Tiles of 56 × 56, numbered from the last to the first. */
  private final class Many implements Tiles {
    @Override
    public int count() {
      return 2048;
    }

    @Override
    public int rows() {
      return 56;
    }

    @Override
    public int columns() {
      return 56;
    }

    @Override
    public BufferedImage image(int tile) {
      painted.add(tile);
      return new BufferedImage(56, 56, BufferedImage.TYPE_INT_RGB);
    }

    @Override
    public String caption(int tile) {
      return "#" + number(tile);
    }

    @Override
    public int number(int tile) {
      return 2047 - tile;
    }

    @Override
    public String value(int tile, int row, int column) {
      return "";
    }
  }

  private JScrollPane shown() {
    JScrollPane scroll = new JScrollPane(grid);
    grid.show(new Many());
    Swing.layOut(scroll, 400, 300);
    return scroll;
  }

  @Test
  void onlyTilesInSightArePainted() throws Exception {
    Swing.run(
        () -> {
          JScrollPane scroll = shown();
          Swing.paint(scroll);
          assertTrue(painted.size() > 10 && painted.size() < 60, painted.size() + " painted");
          assertTrue(painted.contains(0));
          scroll.getViewport().setViewPosition(new Point(0, grid.getHeight() - 300));
          Swing.paint(scroll);
          assertTrue(painted.contains(2047));
          assertTrue(painted.size() < 120, painted.size() + " painted");
        });
  }

  @Test
  void paintedTilesThatAreKeptAreBounded() throws Exception {
    Swing.run(
        () -> {
          JScrollPane scroll = shown();
          for (int y = 0; y < grid.getHeight(); y += 250) {
            scroll.getViewport().setViewPosition(new Point(0, y));
            Swing.paint(scroll);
          }
          assertTrue(painted.stream().distinct().count() == 2048);
          assertTrue(grid.kept() * 56 * 56 <= 4_000_000, grid.kept() + " kept");
        });
  }

  @Test
  void theCellUnderAPointIsThatOfItsTile() throws Exception {
    Swing.run(
        () -> {
          shown();
          Rectangle place = grid.place(grid.columns() + 1);
          Optional<TileGrid.Cell> cell = grid.cellAt(new Point(place.x + 1, place.y + 1));
          assertEquals(
              Optional.of(new TileGrid.Cell(grid.columns() + 1, 0, 0)),
              cell.map(c -> new TileGrid.Cell(c.tile(), c.row() / 2, c.column() / 2)));
          assertEquals(Optional.empty(), grid.cellAt(new Point(0, 0)));
        });
  }

  @Test
  void keysWalkFromTileToTileByTheirNumbers() throws Exception {
    Swing.run(
        () -> {
          shown();
          for (String key : List.of("HOME", "RIGHT", "DOWN")) {
            Object name = grid.getInputMap().get(javax.swing.KeyStroke.getKeyStroke(key));
            grid.getActionMap().get(name).actionPerformed(null);
          }
          assertEquals(Optional.of(2047 - 1 - grid.columns()), grid.chosen());
          assertEquals(Optional.of(2047), chosen.get(0));
        });
  }
}
