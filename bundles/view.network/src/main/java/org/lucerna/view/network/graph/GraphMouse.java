/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import java.awt.Cursor;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.Optional;
import javax.swing.SwingUtilities;

/**
 * Click chooses, double click opens and closes, dragging moves, the wheel scrolls and with Ctrl
 * zooms.
 */
final class GraphMouse extends MouseAdapter {

  private static final double STEP = 1.15;

  private final GraphPane pane;
  private Optional<Point> from = Optional.empty();

  GraphMouse(GraphPane pane) {
    this.pane = pane;
  }

  @Override
  public void mousePressed(MouseEvent e) {
    pane.requestFocusInWindow();
    from = Optional.of(e.getLocationOnScreen());
    if (SwingUtilities.isRightMouseButton(e)) {
      pane.at(e.getPoint(), pane::pick);
    }
  }

  @Override
  public void mouseReleased(MouseEvent e) {
    from = Optional.empty();
    pane.setCursor(Cursor.getDefaultCursor());
  }

  @Override
  public void mouseClicked(MouseEvent e) {
    if (!SwingUtilities.isLeftMouseButton(e)) {
      return;
    }
    if (e.getClickCount() == 1) {
      pane.at(e.getPoint(), pane::pick);
    } else if (e.getClickCount() == 2) {
      toggle(e.getPoint());
    }
  }

  /** A closed container, or the innermost open one around the point. */
  private void toggle(Point point) {
    Optional<Box> box =
        pane.scene()
            .flatMap(s -> s.boxAt(pane.toDrawing(point)).map(s.blocks().boxes()::get))
            .filter(Box::isClosed);
    if (box.isPresent()) {
      pane.listener().toggled(box.get().path());
      return;
    }
    pane.scene()
        .flatMap(s -> s.groupAt(pane.toDrawing(point)))
        .ifPresent(group -> pane.listener().toggled(group.path()));
  }

  @Override
  public void mouseDragged(MouseEvent e) {
    if (SwingUtilities.isRightMouseButton(e)) {
      return;
    }
    Point now = e.getLocationOnScreen();
    from.ifPresent(
        p -> {
          Rectangle view = pane.visible();
          pane.scrollTo(new Point(view.x + p.x - now.x, view.y + p.y - now.y));
          pane.setCursor(Cursor.getPredefinedCursor(Cursor.MOVE_CURSOR));
        });
    from = Optional.of(now);
  }

  @Override
  public void mouseWheelMoved(MouseWheelEvent e) {
    if ((e.getModifiersEx() & InputEvent.CTRL_DOWN_MASK) != 0) {
      pane.zoomTo(pane.zoom() * Math.pow(STEP, -e.getPreciseWheelRotation()), e.getPoint());
      return;
    }
    Rectangle view = pane.visible();
    int step =
        (int)
            Math.round(
                e.getPreciseWheelRotation() * 3 * pane.getScrollableUnitIncrement(view, 1, 1));
    boolean sideways = (e.getModifiersEx() & InputEvent.SHIFT_DOWN_MASK) != 0;
    pane.scrollTo(new Point(view.x + (sideways ? step : 0), view.y + (sideways ? 0 : step)));
  }
}
