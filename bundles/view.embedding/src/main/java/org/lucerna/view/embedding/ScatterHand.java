/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import java.awt.Point;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.geom.Path2D;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;

/** Keys and mouse of a {@link ScatterPane}. */
final class ScatterHand extends MouseAdapter {

  private static final double STEP = 1.2;
  private static final int NEAR = 4;

  private final ScatterPane pane;
  private Optional<Point> from = Optional.empty();
  private Optional<Path2D> lasso = Optional.empty();

  private ScatterHand(ScatterPane pane) {
    this.pane = pane;
  }

  static void install(ScatterPane pane) {
    ScatterHand hand = new ScatterHand(pane);
    pane.addMouseListener(hand);
    pane.addMouseMotionListener(hand);
    pane.addMouseWheelListener(hand);
    hand.arrow(KeyEvent.VK_LEFT, -1, 0);
    hand.arrow(KeyEvent.VK_RIGHT, 1, 0);
    hand.arrow(KeyEvent.VK_UP, 0, -1);
    hand.arrow(KeyEvent.VK_DOWN, 0, 1);
    for (String key : new String[] {"typed +", "typed =", "ADD"}) {
      hand.bind(KeyStroke.getKeyStroke(key), () -> hand.zoom(STEP));
    }
    for (String key : new String[] {"typed -", "SUBTRACT"}) {
      hand.bind(KeyStroke.getKeyStroke(key), () -> hand.zoom(1 / STEP));
    }
    hand.bind(KeyStroke.getKeyStroke("typed 0"), pane::fit);
  }

  private void zoom(double factor) {
    pane.setWindow(pane.window().zoomed(factor, 0, 0));
  }

  private void arrow(int key, int right, int down) {
    bind(KeyStroke.getKeyStroke(key, 0), () -> go(right, down));
    bind(
        KeyStroke.getKeyStroke(key, InputEvent.SHIFT_DOWN_MASK),
        () ->
            pane.setWindow(
                pane.window()
                    .moved(-right * pane.getWidth() / 10.0, -down * pane.getHeight() / 10.0)));
  }

  /** To the nearest point in a direction: one that lies more that way than aside. */
  private void go(int right, int down) {
    int n = pane.cloud().map(Cloud::n).orElse(0);
    if (n == 0) {
      return;
    }
    Optional<Integer> now = pane.emphasis().current();
    Point start = now.map(pane::place).orElse(new Point(pane.getWidth() / 2, pane.getHeight() / 2));
    double best = Double.POSITIVE_INFINITY;
    int found = -1;
    for (int i = 0; i < n; i++) {
      Point at = pane.place(i);
      double along = (at.x - start.x) * right + (at.y - start.y) * down;
      double aside = Math.abs((at.x - start.x) * down) + Math.abs((at.y - start.y) * right);
      boolean itself = now.isPresent() && now.get() == i;
      if (!itself && along > 0 && along >= aside && along + 2 * aside < best) {
        best = along + 2 * aside;
        found = i;
      }
    }
    if (found >= 0) {
      pane.pick(found);
    }
  }

  private void bind(KeyStroke stroke, Runnable action) {
    pane.getInputMap().put(stroke, stroke.toString());
    pane.getActionMap()
        .put(
            stroke.toString(),
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                action.run();
              }
            });
  }

  @Override
  public void mousePressed(MouseEvent e) {
    pane.requestFocusInWindow();
    from = Optional.of(e.getPoint());
    lasso = Optional.empty();
  }

  @Override
  public void mouseDragged(MouseEvent e) {
    if (from.isEmpty()) {
      return;
    }
    Point start = from.get();
    if (!SwingUtilities.isLeftMouseButton(e)) {
      pane.setWindow(pane.window().moved(e.getX() - start.x, e.getY() - start.y));
      from = Optional.of(e.getPoint());
      return;
    }
    if (lasso.isEmpty() && start.distance(e.getPoint()) >= NEAR) {
      Path2D path = new Path2D.Double();
      path.moveTo(start.x, start.y);
      lasso = Optional.of(path);
    }
    lasso.ifPresent(
        path -> {
          path.lineTo(e.getX(), e.getY());
          pane.drawLasso(lasso.map(p -> p));
        });
  }

  @Override
  public void mouseReleased(MouseEvent e) {
    if (lasso.isPresent()) {
      Path2D path = lasso.get();
      path.closePath();
      lasso = Optional.empty();
      pane.closeLasso(path);
    } else if (SwingUtilities.isLeftMouseButton(e)) {
      pane.at(e.getPoint()).ifPresent(pane::pick);
    }
    from = Optional.empty();
  }

  @Override
  public void mouseMoved(MouseEvent e) {
    pane.hover(pane.at(e.getPoint()));
  }

  @Override
  public void mouseExited(MouseEvent e) {
    pane.hover(Optional.empty());
  }

  @Override
  public void mouseWheelMoved(MouseWheelEvent e) {
    pane.setWindow(
        pane.window()
            .zoomed(
                Math.pow(STEP, -e.getPreciseWheelRotation()),
                e.getX() - pane.getWidth() / 2.0,
                e.getY() - pane.getHeight() / 2.0));
  }
}
