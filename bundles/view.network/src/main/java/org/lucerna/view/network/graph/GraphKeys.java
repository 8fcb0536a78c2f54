/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import java.awt.event.ActionEvent;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.swing.AbstractAction;
import javax.swing.KeyStroke;
import org.lucerna.view.network.structure.LayerTree;

/** Arrow keys walk along wires and rows; others open, close and zoom. */
final class GraphKeys {

  private static final double STEP = 1.25;

  private final GraphPane pane;

  private GraphKeys(GraphPane pane) {
    this.pane = pane;
  }

  static void install(GraphPane pane) {
    GraphKeys keys = new GraphKeys(pane);
    keys.on("DOWN", () -> keys.along(true));
    keys.on("UP", () -> keys.along(false));
    keys.on("LEFT", () -> keys.beside(-1));
    keys.on("RIGHT", () -> keys.beside(1));
    keys.on("HOME", () -> keys.go(0));
    keys.on("END", () -> keys.go(keys.count() - 1));
    keys.on("ENTER", keys::open);
    keys.on("SPACE", keys::open);
    keys.on("BACK_SPACE", keys::close);
    keys.on("typed +", () -> pane.zoomBy(STEP));
    keys.on("typed =", () -> pane.zoomBy(STEP));
    keys.on("typed -", () -> pane.zoomBy(1 / STEP));
    keys.on("typed 0", pane::fit);
    keys.on("typed 1", () -> pane.zoomTo(1));
  }

  private void on(String key, Runnable action) {
    pane.getInputMap().put(KeyStroke.getKeyStroke(key), key);
    pane.getActionMap()
        .put(
            key,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                action.run();
              }
            });
  }

  private int count() {
    return pane.scene().map(s -> s.blocks().boxes().size()).orElse(0);
  }

  private void go(int box) {
    if (box >= 0 && box < count()) {
      pane.pick(box);
    }
  }

  /** Straight on where there is a choice. */
  private void along(boolean down) {
    if (pane.chosen() < 0) {
      go(0);
      return;
    }
    pane.scene()
        .ifPresent(
            s -> {
              Blocks blocks = s.blocks();
              List<Integer> next =
                  down ? blocks.readers(pane.chosen()) : blocks.inputs().get(pane.chosen());
              nearest(s, next).ifPresent(pane::pick);
            });
  }

  private Optional<Integer> nearest(Scene scene, List<Integer> boxes) {
    Rectangle2D here = scene.layout().places().get(pane.chosen());
    return boxes.stream()
        .min(
            Comparator.comparingDouble(
                box -> {
                  Rectangle2D place = scene.layout().places().get(box);
                  return Math.hypot(
                      place.getCenterX() - here.getCenterX(),
                      place.getCenterY() - here.getCenterY());
                }));
  }

  /** The next box of the same row. */
  private void beside(int side) {
    if (pane.chosen() < 0) {
      return;
    }
    pane.scene()
        .ifPresent(
            s -> {
              Rectangle2D here = s.layout().places().get(pane.chosen());
              List<Integer> row =
                  IntStream.range(0, count())
                      .filter(
                          b -> {
                            Rectangle2D place = s.layout().places().get(b);
                            double ahead = (place.getX() - here.getX()) * side;
                            return ahead > 0 && place.getY() == here.getY();
                          })
                      .boxed()
                      .toList();
              nearest(s, row).ifPresent(pane::pick);
            });
  }

  private Optional<Box> chosen() {
    return pane.scene()
        .filter(s -> pane.chosen() >= 0)
        .map(s -> s.blocks().boxes().get(pane.chosen()));
  }

  private void open() {
    chosen().filter(Box::isClosed).ifPresent(b -> pane.listener().toggled(b.path()));
  }

  /** The innermost container around the chosen box. */
  private void close() {
    chosen()
        .map(b -> LayerTree.around(b.path()))
        .filter(around -> !around.isEmpty())
        .ifPresent(around -> pane.listener().toggled(around.get(around.size() - 1)));
  }
}
