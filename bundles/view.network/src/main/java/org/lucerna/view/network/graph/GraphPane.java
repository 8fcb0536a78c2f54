/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.JPanel;
import javax.swing.JViewport;
import javax.swing.Scrollable;
import org.lucerna.vision.api.network.LayerId;

/** Shows a scene inside a scroll pane; draws what is seen alone. */
public final class GraphPane extends JPanel implements Scrollable {

  private static final long serialVersionUID = 1L;
  private static final double SMALLEST = 0.02;
  private static final double LARGEST = 4;

  /** What people do with boxes. */
  public interface Listener {

    /** A box became the chosen one. */
    void chosen(Box box);

    /** A container is to be opened or closed. */
    void toggled(String container);
  }

  private final transient Listener listener;
  private transient Optional<Scene> scene = Optional.empty();
  private transient Set<Integer> found = Set.of();
  private int chosen = -1;
  private double zoom = 1;

  public GraphPane(Listener listener) {
    this.listener = listener;
    setName("network.graph");
    setFocusable(true);
    setToolTipText("");
    GraphMouse mouse = new GraphMouse(this);
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
    addMouseWheelListener(mouse);
    GraphKeys.install(this);
  }

  Listener listener() {
    return listener;
  }

  public Optional<Scene> scene() {
    return scene;
  }

  public int chosen() {
    return chosen;
  }

  public double zoom() {
    return zoom;
  }

  /** Shows another network from its beginning. */
  public void show(Optional<Scene> next) {
    scene = next;
    chosen = -1;
    found = Set.of();
    double room = visible().width;
    zoom =
        next.filter(s -> room > 0)
            .map(s -> Math.min(1, Math.max(0.5, room / s.layout().width())))
            .orElse(1.0);
    resized();
    double width = next.map(s -> s.layout().width() * zoom).orElse(0.0);
    scrollTo(new Point((int) (width - room) / 2, 0));
  }

  /** Shows the same network with other containers open; what holds {@code layer} stays in place. */
  public void reshape(Scene next, String layer) {
    Optional<Point> before = corner(layer);
    scene = Optional.of(next);
    chosen = -1;
    found = Set.of();
    resized();
    Optional<Point> after = corner(layer);
    if (before.isPresent() && after.isPresent()) {
      Rectangle view = visible();
      scrollTo(
          new Point(
              view.x + after.get().x - before.get().x, view.y + after.get().y - before.get().y));
    }
  }

  private Optional<Point> corner(String layer) {
    return scene.flatMap(s -> s.blocks().find(layer).map(s.layout().places()::get)).map(this::top);
  }

  private Point top(Rectangle2D place) {
    Point2D p = toScreen().transform(new Point2D.Double(place.getCenterX(), place.getMinY()), null);
    return new Point((int) p.getX(), (int) p.getY());
  }

  /** Marks the boxes that hold these layers. */
  public void markFound(Collection<LayerId> layers) {
    Set<Integer> boxes = new HashSet<>();
    scene.ifPresent(
        s -> layers.forEach(layer -> s.blocks().find(layer.path()).ifPresent(boxes::add)));
    found = Set.copyOf(boxes);
    repaint();
  }

  public Set<Integer> found() {
    return found;
  }

  /** Marks the box that holds a layer, and brings it into sight. */
  public void choose(LayerId layer) {
    scene.flatMap(s -> s.blocks().find(layer.path())).ifPresent(this::mark);
  }

  /** Marks no box. */
  public void chooseNone() {
    chosen = -1;
    repaint();
  }

  /** As if it had been clicked. */
  void pick(int box) {
    mark(box);
    scene.ifPresent(s -> listener.chosen(s.blocks().boxes().get(box)));
  }

  private void mark(int box) {
    chosen = box;
    Scene now = scene.orElseThrow();
    Box it = now.blocks().boxes().get(box);
    Labels labels = Labels.of(it);
    getAccessibleContext()
        .setAccessibleDescription(labels.first() + ", " + labels.second() + ", " + it.shape());
    Rectangle2D place = now.layout().places().get(box);
    Rectangle seen = toScreen().createTransformedShape(place).getBounds();
    int room = (int) (place.getHeight() * zoom);
    seen.grow(room / 2, room);
    scrollRectToVisible(seen);
    repaint();
  }

  /** As large as there is room for all of it. */
  public void fit() {
    scene.ifPresent(
        s -> {
          Rectangle view = visible();
          double width = view.width / s.layout().width();
          double height = view.height / s.layout().height();
          zoomTo(Math.min(width, height), new Point(view.x, view.y));
        });
  }

  /** {@code factor} times as large, with the middle of what is seen in place. */
  public void zoomBy(double factor) {
    Rectangle view = visible();
    zoomTo(zoom * factor, new Point(view.x + view.width / 2, view.y + view.height / 2));
  }

  public void zoomTo(double next) {
    zoomBy(next / zoom);
  }

  void zoomTo(double next, Point around) {
    Point2D fixed = toDrawing(around);
    Rectangle view = visible();
    zoom = Math.max(SMALLEST, Math.min(LARGEST, next));
    resized();
    Point2D now = toScreen().transform(fixed, null);
    scrollTo(
        new Point(
            (int) Math.round(now.getX()) - (around.x - view.x),
            (int) Math.round(now.getY()) - (around.y - view.y)));
  }

  /** Inside a viewport the part that is seen, else all. */
  Rectangle visible() {
    return getParent() instanceof JViewport port
        ? port.getViewRect()
        : new Rectangle(0, 0, getWidth(), getHeight());
  }

  void scrollTo(Point corner) {
    if (getParent() instanceof JViewport port) {
      int x = Math.max(0, Math.min(corner.x, getWidth() - port.getWidth()));
      int y = Math.max(0, Math.min(corner.y, getHeight() - port.getHeight()));
      port.setViewPosition(new Point(x, y));
    }
  }

  /** The new size must hold before anything is scrolled. */
  private void resized() {
    Dimension size = getPreferredSize();
    Rectangle view = visible();
    setSize(Math.max(size.width, view.width), Math.max(size.height, view.height));
    revalidate();
    repaint();
  }

  @Override
  public Dimension getPreferredSize() {
    return scene
        .map(
            s ->
                new Dimension(
                    (int) Math.ceil(s.layout().width() * zoom),
                    (int) Math.ceil(s.layout().height() * zoom)))
        .orElse(new Dimension());
  }

  /** From the drawing's lengths to pixels of the component: in the middle where there is room. */
  AffineTransform toScreen() {
    double width = scene.map(s -> s.layout().width()).orElse(0.0) * zoom;
    AffineTransform at =
        AffineTransform.getTranslateInstance(Math.max(0, (getWidth() - width) / 2), 0);
    at.scale(zoom, zoom);
    return at;
  }

  Point2D toDrawing(Point point) {
    try {
      return toScreen().inverseTransform(point, null);
    } catch (NoninvertibleTransformException e) {
      throw new IllegalStateException(e);
    }
  }

  void at(Point point, Consumer<Integer> box) {
    scene.flatMap(s -> s.boxAt(toDrawing(point))).ifPresent(box);
  }

  @Override
  public String getToolTipText(MouseEvent e) {
    return scene
        .flatMap(s -> s.boxAt(toDrawing(e.getPoint())).map(s.blocks().boxes()::get))
        .map(GraphTip::of)
        .orElse(null);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Palette palette = Palette.screen();
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setColor(palette.background());
      g.fill(g.getClipBounds());
      Rectangle clip = g.getClipBounds();
      AffineTransform at = toScreen();
      g.transform(at);
      Rectangle2D seen = new Rectangle2D.Double(0, 0, 0, 0);
      seen.setFrameFromDiagonal(
          toDrawing(clip.getLocation()),
          toDrawing(new Point(clip.x + clip.width, clip.y + clip.height)));
      scene.ifPresent(
          s ->
              new GraphPainter(s, palette, new GraphPainter.Marks(chosen, found), zoom)
                  .paint(g, seen));
    } finally {
      g.dispose();
    }
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return new Dimension(40 * getFont().getSize(), 40 * getFont().getSize());
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return 3 * getFont().getSize();
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return Math.max(1, visible.height * 9 / 10);
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return getParent() instanceof JViewport port && port.getWidth() > getPreferredSize().width;
  }

  @Override
  public boolean getScrollableTracksViewportHeight() {
    return getParent() instanceof JViewport port && port.getHeight() > getPreferredSize().height;
  }
}
