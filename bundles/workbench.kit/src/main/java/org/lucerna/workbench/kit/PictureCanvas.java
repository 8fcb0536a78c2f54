/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

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
import javax.swing.JComponent;

/**
 * A picture that is zoomed with the wheel and moved with the middle button (or the left one, unless
 * a tool takes it), with layers painted over it in the picture's own pixels. Keys: 0 fits, 1 shows
 * one pixel as one.
 */
public final class PictureCanvas extends JComponent {

  private static final long serialVersionUID = 1L;
  private static final double STEP = 1.2;
  private static final double LARGEST = 64;

  /** Paints over the picture; a unit is a pixel of the picture. */
  @FunctionalInterface
  public interface Overlay {
    void paint(Graphics2D g, BufferedImage picture);
  }

  private final transient List<Overlay> overlays = new ArrayList<>();
  private transient Optional<BufferedImage> picture = Optional.empty();
  private double zoom;
  private double x;
  private double y;
  private boolean pan = true;

  public PictureCanvas() {
    setFocusable(true);
    setPreferredSize(new Dimension(320, 320));
    Mouse mouse = new Mouse();
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
    addMouseWheelListener(mouse);
  }

  /** Shows a picture; one of the same size keeps zoom and place. */
  public void show(Optional<BufferedImage> next) {
    boolean same =
        picture.isPresent()
            && next.isPresent()
            && picture.get().getWidth() == next.get().getWidth()
            && picture.get().getHeight() == next.get().getHeight();
    picture = next;
    if (!same) {
      fit();
    }
    repaint();
  }

  public Optional<BufferedImage> picture() {
    return picture;
  }

  public void addOverlay(Overlay overlay) {
    overlays.add(overlay);
    repaint();
  }

  /** Whether the left button moves the picture; off while a tool uses it. */
  public void setPan(boolean on) {
    pan = on;
  }

  /** As large as there is room for, whatever size the component takes. */
  public void fit() {
    zoom = 0;
    repaint();
  }

  /** One pixel as one, in the middle. */
  public void actualSize() {
    zoomTo(1, new Point(getWidth() / 2, getHeight() / 2));
  }

  /** Where a point of the component lies in the picture, in its pixels. */
  public Point2D toPicture(Point point) {
    AffineTransform at = transform();
    return new Point2D.Double(
        (point.x - at.getTranslateX()) / at.getScaleX(),
        (point.y - at.getTranslateY()) / at.getScaleY());
  }

  /** From pixels of the picture to those of the component. */
  public AffineTransform transform() {
    double width = picture.map(BufferedImage::getWidth).orElse(1);
    double height = picture.map(BufferedImage::getHeight).orElse(1);
    if (zoom == 0) {
      double fit = Math.min(getWidth() / width, getHeight() / height);
      return new AffineTransform(
          fit, 0, 0, fit, (getWidth() - width * fit) / 2, (getHeight() - height * fit) / 2);
    }
    return new AffineTransform(zoom, 0, 0, zoom, x, y);
  }

  private void zoomTo(double next, Point around) {
    Point2D fixed = toPicture(around);
    zoom = Math.max(0.02, Math.min(LARGEST, next));
    x = around.x - fixed.getX() * zoom;
    y = around.y - fixed.getY() * zoom;
    repaint();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      picture.ifPresent(image -> paint(g, image));
    } finally {
      g.dispose();
    }
  }

  private void paint(Graphics2D g, BufferedImage image) {
    AffineTransform at = transform();
    g.transform(at);
    boolean large = at.getScaleX() * g.getTransform().getScaleX() >= 4;
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        large
            ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
            : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.drawImage(image, 0, 0, null);
    for (Overlay overlay : overlays) {
      overlay.paint(g, image);
    }
  }

  private final class Mouse extends MouseAdapter {
    private Optional<Point> from = Optional.empty();

    @Override
    public void mousePressed(MouseEvent e) {
      requestFocusInWindow();
      boolean moves =
          e.getButton() == MouseEvent.BUTTON2 || pan && e.getButton() == MouseEvent.BUTTON1;
      from = moves ? Optional.of(e.getPoint()) : Optional.empty();
    }

    @Override
    public void mouseReleased(MouseEvent e) {
      from = Optional.empty();
    }

    @Override
    public void mouseDragged(MouseEvent e) {
      from.ifPresent(
          p -> {
            AffineTransform at = transform();
            zoom = at.getScaleX();
            x = at.getTranslateX() + e.getX() - p.x;
            y = at.getTranslateY() + e.getY() - p.y;
            from = Optional.of(e.getPoint());
            repaint();
          });
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent e) {
      zoomTo(transform().getScaleX() * Math.pow(STEP, -e.getPreciseWheelRotation()), e.getPoint());
    }
  }
}
