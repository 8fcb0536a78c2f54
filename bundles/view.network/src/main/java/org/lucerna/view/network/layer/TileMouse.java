/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.Optional;

/** Click chooses a tile, or lets go of the chosen one; Ctrl and wheel make tiles larger. */
final class TileMouse extends MouseAdapter {

  private final TileGrid grid;

  TileMouse(TileGrid grid) {
    this.grid = grid;
  }

  @Override
  public void mousePressed(MouseEvent e) {
    grid.requestFocusInWindow();
    grid.cellAt(e.getPoint())
        .map(cell -> Optional.of(grid.tiles().number(cell.tile())))
        .ifPresent(number -> grid.choose(number.equals(grid.chosen()) ? Optional.empty() : number));
  }

  @Override
  public void mouseMoved(MouseEvent e) {
    grid.listener().hovered(grid.cellAt(e.getPoint()));
  }

  @Override
  public void mouseExited(MouseEvent e) {
    grid.listener().hovered(Optional.empty());
  }

  @Override
  public void mouseWheelMoved(MouseWheelEvent e) {
    if (e.isControlDown()) {
      grid.resizeTiles(Math.pow(1.15, -e.getPreciseWheelRotation()));
    } else {
      grid.getParent().dispatchEvent(e);
    }
  }
}
