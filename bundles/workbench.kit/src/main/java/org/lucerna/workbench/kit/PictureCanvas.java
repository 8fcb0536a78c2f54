/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;

/**
 * A picture that is zoomed with the wheel around the pointer and moved with the middle button (or
 * the left one, unless a tool takes it), with layers painted over it in the picture's own pixels.
 * Keys: 0 fits, 1 shows one pixel as one, + and - zoom, arrows move what is larger than the
 * component and are left to others where all of it is seen. Shrunk pictures are smooth, magnified
 * ones show their pixels.
 */
public final class PictureCanvas extends JComponent {

  private static final long serialVersionUID = 1L;
  private static final double STEP = 1.2;
  private static final double LARGEST = 64;
  private static final double SMALLEST = 0.01;

  /** Paints over the picture; a unit is a pixel of the picture. */
  @FunctionalInterface
  public interface Overlay {
    void paint(Graphics2D g, BufferedImage picture);
  }

  /**
   * A pixel of the picture.
   *
   * @param rgb {@code 0xRRGGBB}
   */
  public record Spot(int x, int y, int rgb) {}

  /**
   * Which part is seen; the same for pictures of one size in components of any size.
   *
   * @param zoom units of the component for a pixel; 0 for all of the picture
   * @param x the column in the middle
   * @param y the row in the middle
   */
  public record Viewport(double zoom, double x, double y) {

    /** All of the picture. */
    public static final Viewport FIT = new Viewport(0, 0, 0);
  }

  private final transient List<Overlay> overlays = new ArrayList<>();
  private final transient List<Consumer<Optional<Spot>>> hovering = new ArrayList<>();
  private final transient List<Runnable> moving = new ArrayList<>();
  private transient Optional<Pyramid> pyramid = Optional.empty();
  private transient Viewport viewport = Viewport.FIT;
  private boolean pan = true;

  public PictureCanvas() {
    setFocusable(true);
    setPreferredSize(new Dimension(320, 320));
    Mouse mouse = new Mouse();
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
    addMouseWheelListener(mouse);
    CanvasKeys.install(this);
  }

  /** Shows a picture; one of the same size keeps zoom and place. */
  public void show(Optional<BufferedImage> next) {
    boolean same =
        picture().isPresent()
            && next.isPresent()
            && picture().get().getWidth() == next.get().getWidth()
            && picture().get().getHeight() == next.get().getHeight();
    pyramid = next.map(Pyramid::new);
    if (!same) {
      fit();
    }
    repaint();
  }

  public Optional<BufferedImage> picture() {
    return pyramid.map(Pyramid::picture);
  }

  public void addOverlay(Overlay overlay) {
    overlays.add(overlay);
    repaint();
  }

  public void removeOverlay(Overlay overlay) {
    overlays.remove(overlay);
    repaint();
  }

  /** Tells the pixel under the mouse; empty when it leaves the picture. */
  public void onHover(Consumer<Optional<Spot>> listener) {
    hovering.add(listener);
  }

  /** Called after another part of the picture is seen, for components that follow this one. */
  public void onViewport(Runnable listener) {
    moving.add(listener);
  }

  /** Whether the left button moves the picture; off while a tool uses it. */
  public void setPan(boolean on) {
    pan = on;
  }

  public Viewport viewport() {
    return viewport;
  }

  /** Shows this part, as far as there is one; an equal one is not announced. */
  public void setViewport(Viewport wanted) {
    Viewport next = within(wanted);
    if (!next.equals(viewport)) {
      viewport = next;
      moving.forEach(Runnable::run);
      repaint();
    }
  }

  /** As large as there is room for, whatever size the component takes. */
  public void fit() {
    setViewport(Viewport.FIT);
  }

  /** Whether all of the picture is seen, as large as there is room for. */
  public boolean isFit() {
    return viewport.zoom() == 0;
  }

  /** One pixel as one, around the middle. */
  public void actualSize() {
    zoomTo(1, middle());
  }

  /** Larger (above 1) or smaller, around the middle. */
  public void zoomBy(double factor) {
    zoomTo(transform().getScaleX() * factor, middle());
  }

  /** Moves what is seen by parts of the component's size; nothing while all is seen. */
  void moveBy(double right, double down) {
    if (!isFit()) {
      setViewport(
          new Viewport(
              viewport.zoom(),
              viewport.x() + right * getWidth() / viewport.zoom(),
              viewport.y() + down * getHeight() / viewport.zoom()));
    }
  }

  private Point middle() {
    return new Point(getWidth() / 2, getHeight() / 2);
  }

  /** Where a point of the component lies in the picture, in its pixels. */
  public Point2D toPicture(Point point) {
    AffineTransform at = transform();
    return new Point2D.Double(
        (point.x - at.getTranslateX()) / at.getScaleX(),
        (point.y - at.getTranslateY()) / at.getScaleY());
  }

  /** The pixel of the picture at a point of the component, if there is one. */
  public Optional<Spot> spot(Point point) {
    Point2D at = toPicture(point);
    int x = (int) Math.floor(at.getX());
    int y = (int) Math.floor(at.getY());
    return picture()
        .filter(p -> x >= 0 && y >= 0 && x < p.getWidth() && y < p.getHeight())
        .map(p -> new Spot(x, y, p.getRGB(x, y) & 0xFFFFFF));
  }

  /** From pixels of the picture to those of the component. */
  public AffineTransform transform() {
    double width = picture().map(BufferedImage::getWidth).orElse(1);
    double height = picture().map(BufferedImage::getHeight).orElse(1);
    double fit = Math.max(1e-6, Math.min(getWidth() / width, getHeight() / height));
    double zoom = isFit() ? fit : viewport.zoom();
    double x = isFit() ? width / 2 : viewport.x();
    double y = isFit() ? height / 2 : viewport.y();
    return new AffineTransform(
        zoom, 0, 0, zoom, getWidth() / 2.0 - x * zoom, getHeight() / 2.0 - y * zoom);
  }

  private void zoomTo(double wanted, Point around) {
    double next = Math.max(SMALLEST, Math.min(LARGEST, wanted));
    Point2D fixed = toPicture(around);
    setViewport(
        new Viewport(
            next,
            fixed.getX() + (getWidth() / 2.0 - around.x) / next,
            fixed.getY() + (getHeight() / 2.0 - around.y) / next));
  }

  /** What is smaller than the component stands in its middle; what is larger leaves no gap. */
  private Viewport within(Viewport wanted) {
    if (wanted.zoom() == 0 || picture().isEmpty()) {
      return Viewport.FIT;
    }
    BufferedImage p = picture().get();
    return new Viewport(
        wanted.zoom(),
        within(wanted.x(), getWidth() / wanted.zoom(), p.getWidth()),
        within(wanted.y(), getHeight() / wanted.zoom(), p.getHeight()));
  }

  private static double within(double middle, double seen, double length) {
    return seen >= length ? length / 2 : Math.max(seen / 2, Math.min(length - seen / 2, middle));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      pyramid.ifPresent(p -> paint(g, p));
    } finally {
      g.dispose();
    }
  }

  private void paint(Graphics2D g, Pyramid shown) {
    g.transform(transform());
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    shown.paint(g, g.getTransform().getScaleX());
    for (Overlay overlay : overlays) {
      overlay.paint(g, shown.picture());
    }
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

  private final class Mouse extends MouseAdapter {
    private Optional<Point> from = Optional.empty();

    @Override
    public void mousePressed(MouseEvent e) {
      requestFocusInWindow();
      boolean moves =
          e.getButton() == MouseEvent.BUTTON2 || pan && e.getButton() == MouseEvent.BUTTON1;
      from = moves && !isFit() ? Optional.of(e.getPoint()) : Optional.empty();
      if (from.isPresent() && pan) {
        setCursor(Cursor.getPredefinedCursor(Cursor.MOVE_CURSOR));
      }
    }

    @Override
    public void mouseReleased(MouseEvent e) {
      if (from.isPresent() && pan) {
        setCursor(null);
      }
      from = Optional.empty();
    }

    @Override
    public void mouseDragged(MouseEvent e) {
      from.ifPresent(
          p -> {
            double zoom = viewport.zoom();
            setViewport(
                new Viewport(
                    zoom,
                    viewport.x() - (e.getX() - p.x) / zoom,
                    viewport.y() - (e.getY() - p.y) / zoom));
            from = Optional.of(e.getPoint());
          });
      tell(spot(e.getPoint()));
    }

    @Override
    public void mouseMoved(MouseEvent e) {
      tell(spot(e.getPoint()));
    }

    @Override
    public void mouseExited(MouseEvent e) {
      tell(Optional.empty());
    }

    private void tell(Optional<Spot> spot) {
      hovering.forEach(listener -> listener.accept(spot));
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent e) {
      zoomTo(transform().getScaleX() * Math.pow(STEP, -e.getPreciseWheelRotation()), e.getPoint());
    }
  }
}
