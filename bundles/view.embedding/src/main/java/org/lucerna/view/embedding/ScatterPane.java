/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;
import javax.swing.UIManager;
import org.lucerna.workbench.kit.Thumbnails;

/**
 * Pictures as points, or as thumbnails where there is room. Wheel zooms around the pointer, the
 * middle or right button moves, the left draws a lasso or picks a point. Arrows go to the next
 * point in that direction, with Shift they move the plane; + and - zoom, 0 shows all.
 */
final class ScatterPane extends JComponent {

  private static final long serialVersionUID = 1L;
  private static final int REACH = 9;

  private final transient List<IntConsumer> picks = new ArrayList<>();
  private final transient List<Consumer<List<Integer>>> lassos = new ArrayList<>();
  private final transient List<Consumer<List<Integer>>> wishes = new ArrayList<>();
  private final transient ScatterPainter painter = new ScatterPainter();
  private transient Optional<Cloud> cloud = Optional.empty();
  private transient Optional<Window> window = Optional.empty();
  private transient Optional<Thumbnails> thumbnails = Optional.empty();
  private transient Cloud.Emphasis emphasis = Cloud.Emphasis.NONE;
  private transient Optional<Shape> lasso = Optional.empty();
  private transient Optional<Integer> hovered = Optional.empty();
  private transient java.util.function.IntFunction<String> names = i -> "";
  private transient List<Integer> wanted = List.of();
  private boolean pictures;

  ScatterPane() {
    setFocusable(true);
    setOpaque(true);
    setPreferredSize(new Dimension(480, 400));
    ScatterHand.install(this);
  }

  /**
   * @param pictureNames says what a point is
   * @param shown thumbnails of the data set, by sample
   */
  void show(
      Optional<Cloud> next,
      java.util.function.IntFunction<String> pictureNames,
      Optional<Thumbnails> shown) {
    boolean same =
        cloud.isPresent() && next.isPresent() && cloud.get().plane().equals(next.get().plane());
    cloud = next;
    names = pictureNames;
    thumbnails = shown;
    wanted = List.of();
    hovered = Optional.empty();
    if (!same) {
      fit();
    }
    repaint();
  }

  void setEmphasis(Cloud.Emphasis next) {
    emphasis = next;
    repaint();
  }

  Cloud.Emphasis emphasis() {
    return emphasis;
  }

  void setPictures(boolean on) {
    pictures = on;
    repaint();
  }

  boolean isPictures() {
    return pictures;
  }

  Optional<Cloud> cloud() {
    return cloud;
  }

  /** Told the point that was clicked or reached by keys. */
  void onPick(IntConsumer listener) {
    picks.add(listener);
  }

  /** Told the points inside a lasso. */
  void onLasso(Consumer<List<Integer>> listener) {
    lassos.add(listener);
  }

  void pick(int point) {
    getAccessibleContext().setAccessibleDescription(names.apply(point));
    picks.forEach(l -> l.accept(point));
  }

  void fit() {
    window = Optional.empty();
    repaint();
  }

  Window window() {
    return window.orElseGet(
        () ->
            cloud
                .map(c -> Window.of(c.plane(), getWidth(), getHeight()))
                .orElse(new Window(0, 0, 1)));
  }

  void setWindow(Window next) {
    window = Optional.of(next);
    repaint();
  }

  /** Where a point is on the screen. */
  Point place(int point) {
    Cloud c = cloud.orElseThrow();
    Window w = window();
    return new Point(
        (int) Math.round(w.screenX(c.plane().x()[point], getWidth())),
        (int) Math.round(w.screenY(c.plane().y()[point], getHeight())));
  }

  /** The point nearest to a place, if it is within reach of the hand. */
  Optional<Integer> at(Point place) {
    double best = Math.pow(UIScale.scale(pictures ? 2 * REACH : REACH), 2);
    Optional<Integer> found = Optional.empty();
    int n = cloud.map(Cloud::n).orElse(0);
    for (int i = 0; i < n; i++) {
      double distance = place(i).distanceSq(place);
      if (distance < best) {
        best = distance;
        found = Optional.of(i);
      }
    }
    return found;
  }

  void hover(Optional<Integer> point) {
    if (!point.equals(hovered)) {
      hovered = point;
      repaint();
    }
  }

  void drawLasso(Optional<Shape> shape) {
    lasso = shape;
    repaint();
  }

  void closeLasso(Shape shape) {
    lasso = Optional.empty();
    List<Integer> inside = new ArrayList<>();
    int n = cloud.map(Cloud::n).orElse(0);
    for (int i = 0; i < n; i++) {
      if (shape.contains(place(i))) {
        inside.add(i);
      }
    }
    repaint();
    lassos.forEach(l -> l.accept(inside));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      Color background = UIManager.getColor("List.background");
      g.setColor(background == null ? Color.WHITE : background);
      g.fillRect(0, 0, getWidth(), getHeight());
      cloud.ifPresent(c -> paint(g, c));
    } finally {
      g.dispose();
    }
  }

  private void paint(Graphics2D g, Cloud c) {
    ScatterPainter.Scene scene =
        new ScatterPainter.Scene(c, window(), getSize(), emphasis, UIScale.scale(4.5f));
    painter.points(g, scene);
    wish(scene);
    if (pictures && thumbnails.isPresent()) {
      painter.pictures(g, scene, thumbnails.get());
    }
    painter.current(g, scene, pictures, UIManager.getColor("Label.foreground"));
    lasso.ifPresent(shape -> ScatterPainter.lasso(g, shape));
    hovered.ifPresent(
        point ->
            new HoverCard(this, names.apply(point))
                .paint(
                    g,
                    place(point),
                    thumbnails
                        .filter(t -> c.samples().get(point) >= 0)
                        .flatMap(
                            t -> t.get(c.samples().get(point), UIScale.scale(HoverCard.SIDE)))));
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext = new Accessible();
    }
    return accessibleContext;
  }

  private final class Accessible extends AccessibleJComponent {
    private static final long serialVersionUID = 1L;

    @Override
    public AccessibleRole getAccessibleRole() {
      return AccessibleRole.CANVAS;
    }
  }

  /** Told samples whose thumbnails are wanted: what is under the mouse, and what has room. */
  void onWanted(Consumer<List<Integer>> listener) {
    wishes.add(listener);
  }

  private void wish(ScatterPainter.Scene scene) {
    List<Integer> samples = new ArrayList<>();
    Cloud c = scene.cloud();
    hovered.map(c.samples()::get).filter(s -> s >= 0).ifPresent(samples::add);
    if (pictures) {
      painter.free(scene).forEach(i -> samples.add(c.samples().get(i)));
    }
    if (!samples.equals(wanted)) {
      wanted = samples;
      wishes.forEach(l -> l.accept(samples));
    }
  }
}
