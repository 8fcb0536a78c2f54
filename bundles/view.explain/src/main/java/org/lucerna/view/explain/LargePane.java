/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Font;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.PictureCanvas;
import org.lucerna.workbench.kit.Texts;

/** One map as large as there is room for; the wheel zooms, dragging moves, Esc leads back. */
final class LargePane extends JPanel {

  private static final long serialVersionUID = 1L;

  private final PictureCanvas canvas = new PictureCanvas();
  private final JLabel title = new JLabel();
  private final JLabel facts = new JLabel();
  private transient Optional<Drawn> shown = Optional.empty();
  private transient Look look = Look.usual();

  /**
   * @param back leads to the grid
   * @param listener hears of what is under the mouse
   */
  LargePane(Runnable back, GridPane.Listener listener) {
    super(new BorderLayout());
    Texts texts = new Texts(LargePane.class);
    JButton leave = new JButton(texts.of("large.back"), Icons.of("icons/back.svg", getClass()));
    leave.setName("explain.large.back");
    leave.putClientProperty("JButton.buttonType", "toolBarButton");
    leave.addActionListener(e -> back.run());
    title.setFont(title.getFont().deriveFont(Font.BOLD));
    int pad = UIScale.scale(8);
    JPanel top = new JPanel(new BorderLayout(pad, 0));
    top.setBorder(BorderFactory.createEmptyBorder(0, pad, 0, pad));
    top.add(leave, BorderLayout.LINE_START);
    top.add(title, BorderLayout.CENTER);
    facts.setBorder(BorderFactory.createEmptyBorder(pad / 2, pad, pad / 2, pad));
    canvas.setName("explain.large");
    getAccessibleContext().setAccessibleName(texts.of("large"));
    canvas.addOverlay((g, picture) -> paint(g));
    canvas.addMouseMotionListener(
        new MouseAdapter() {
          @Override
          public void mouseMoved(MouseEvent e) {
            listener.under(readout(e), shown);
          }
        });
    add(top, BorderLayout.NORTH);
    add(canvas, BorderLayout.CENTER);
    add(facts, BorderLayout.SOUTH);
  }

  private Optional<Readout> readout(MouseEvent e) {
    Point2D at = canvas.toPicture(e.getPoint());
    return shown
        .filter(
            d ->
                at.getX() >= 0
                    && at.getY() >= 0
                    && at.getX() < d.cell().subject().crop().width()
                    && at.getY() < d.cell().subject().crop().height())
        .map(d -> Readout.at(d, (int) at.getX(), (int) at.getY()));
  }

  private void paint(java.awt.Graphics2D g) {
    shown.ifPresent(
        d -> {
          int width = d.cell().subject().crop().width();
          int height = d.cell().subject().crop().height();
          Rectangle2D whole = new Rectangle2D.Double(0, 0, width, height);
          if (!look.visible() || !d.image().hasEvidence()) {
            return;
          }
          if (look.style() == Look.Style.CONTOUR && !d.image().isPixelColors()) {
            float pixel = (float) (1 / canvas.transform().getScaleX());
            d.image().paintContours(g, whole, UIScale.scale(1.8f) * pixel);
          } else {
            d.image().paint(g, whole, look.style() == Look.Style.HEATMAP ? 1 : look.opacity());
          }
        });
  }

  Optional<Drawn> shown() {
    return shown;
  }

  /**
   * @param lines what is to be said of it
   */
  void show(Drawn drawn, List<String> lines) {
    shown = Optional.of(drawn);
    title.setText(drawn.cell().title());
    facts.setText(String.join("  \u00B7  ", lines.stream().filter(l -> !l.isEmpty()).toList()));
    canvas.show(Optional.of(drawn.cell().subject().image()));
    canvas.repaint();
  }

  void look(Look next) {
    look = next;
    canvas.repaint();
  }

  void focus() {
    canvas.requestFocusInWindow();
  }

  PictureCanvas canvas() {
    return canvas;
  }
}
