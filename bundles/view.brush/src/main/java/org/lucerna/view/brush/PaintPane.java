/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.Optional;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.lucerna.workbench.kit.Images;
import org.lucerna.workbench.kit.PictureCanvas;

/**
 * The picture under the brush. The left button paints, Alt and a click says where paste takes from,
 * the middle button moves, the wheel zooms.
 */
final class PaintPane extends JPanel {

  private static final long serialVersionUID = 1L;

  /** Hears of strokes; event thread. */
  interface Listener {

    /** Pixels have changed. */
    void painted();

    /** The button was let go. */
    void ended();
  }

  private final PictureCanvas canvas = new PictureCanvas();
  private final transient Listener listener;
  private transient Optional<Canvas> model = Optional.empty();
  private transient Brush brush;
  private transient Optional<Point2D> mouse = Optional.empty();
  private transient Optional<Point2D> source = Optional.empty();
  private transient Optional<Point2D> shift = Optional.empty();
  private boolean painting;

  PaintPane(Brush first, Listener listener) {
    super(new BorderLayout());
    this.brush = first;
    this.listener = listener;
    canvas.setName("brush.canvas");
    canvas.setPan(false);
    canvas.addOverlay((g, picture) -> cursor(g));
    Hand hand = new Hand();
    canvas.addMouseListener(hand);
    canvas.addMouseMotionListener(hand);
    add(canvas, BorderLayout.CENTER);
  }

  PictureCanvas canvas() {
    return canvas;
  }

  void show(Optional<Canvas> next) {
    model = next;
    source = Optional.empty();
    shift = Optional.empty();
    refresh();
  }

  /** Shows the pixels as they are now. */
  void refresh() {
    canvas.show(model.map(m -> Images.of(m.picture())));
  }

  void brush(Brush next) {
    brush = next;
    canvas.repaint();
  }

  /** The ring of the brush, and a cross where paste takes from. */
  private void cursor(Graphics2D g) {
    float pixel = (float) (1 / canvas.transform().getScaleX());
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    mouse.ifPresent(
        m ->
            outlined(
                g,
                new Ellipse2D.Double(
                    m.getX() - brush.radius(),
                    m.getY() - brush.radius(),
                    2 * brush.radius(),
                    2 * brush.radius()),
                pixel));
    if (brush.tool() == Tool.PASTE) {
      taking().ifPresent(s -> cross(g, s, pixel));
    }
  }

  private Optional<Point2D> taking() {
    return shift.isPresent() && mouse.isPresent()
        ? Optional.of(
            new Point2D.Double(
                mouse.get().getX() + shift.get().getX(), mouse.get().getY() + shift.get().getY()))
        : source;
  }

  private static void cross(Graphics2D g, Point2D at, float pixel) {
    double wing = UIScale.scale(6f) * pixel;
    outlined(g, new Line2D.Double(at.getX() - wing, at.getY(), at.getX() + wing, at.getY()), pixel);
    outlined(g, new Line2D.Double(at.getX(), at.getY() - wing, at.getX(), at.getY() + wing), pixel);
  }

  /** Seen on bright and dark pictures. */
  private static void outlined(Graphics2D g, java.awt.Shape shape, float pixel) {
    g.setColor(new Color(0, 0, 0, 170));
    g.setStroke(new BasicStroke(UIScale.scale(3f) * pixel));
    g.draw(shape);
    g.setColor(Color.WHITE);
    g.setStroke(new BasicStroke(UIScale.scale(1.3f) * pixel));
    g.draw(shape);
  }

  /** Where paste takes from, and where it goes first: from then on both move together. */
  void take(double x, double y) {
    source = Optional.of(new Point2D.Double(x, y));
    shift = Optional.empty();
    canvas.repaint();
  }

  void begin(double x, double y) {
    if (brush.tool() == Tool.PASTE && shift.isEmpty()) {
      if (source.isEmpty()) {
        take(x, y); // the first click says where from
        return;
      }
      shift = Optional.of(new Point2D.Double(source.get().getX() - x, source.get().getY() - y));
    }
    int shiftX = (int) Math.round(shift.map(Point2D::getX).orElse(0.0));
    int shiftY = (int) Math.round(shift.map(Point2D::getY).orElse(0.0));
    model.ifPresent(
        m -> {
          painting = true;
          m.begin(brush, new Canvas.Place(x, y), shiftX, shiftY);
          refresh();
          listener.painted();
        });
  }

  void drag(double x, double y) {
    if (painting) {
      model.ifPresent(m -> m.move(new Canvas.Place(x, y)));
      refresh();
      listener.painted();
    }
  }

  void end() {
    if (painting) {
      painting = false;
      model.ifPresent(Canvas::end);
      listener.ended();
    }
  }

  private final class Hand extends MouseAdapter {
    @Override
    public void mousePressed(MouseEvent e) {
      canvas.requestFocusInWindow();
      Point2D at = canvas.toPicture(e.getPoint());
      if (e.isAltDown() || SwingUtilities.isRightMouseButton(e)) {
        take(at.getX(), at.getY());
      } else if (SwingUtilities.isLeftMouseButton(e)) {
        begin(at.getX(), at.getY());
      }
    }

    @Override
    public void mouseDragged(MouseEvent e) {
      Point2D at = canvas.toPicture(e.getPoint());
      mouse = Optional.of(at);
      if (SwingUtilities.isLeftMouseButton(e)) {
        drag(at.getX(), at.getY());
      }
      canvas.repaint();
    }

    @Override
    public void mouseReleased(MouseEvent e) {
      end();
    }

    @Override
    public void mouseMoved(MouseEvent e) {
      mouse = Optional.of(canvas.toPicture(e.getPoint()));
      canvas.repaint();
    }

    @Override
    public void mouseExited(MouseEvent e) {
      mouse = Optional.empty();
      canvas.repaint();
    }
  }
}
