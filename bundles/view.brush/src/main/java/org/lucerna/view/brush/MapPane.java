/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import java.awt.BorderLayout;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import javax.swing.JPanel;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.workbench.kit.Images;
import org.lucerna.workbench.kit.MapImage;
import org.lucerna.workbench.kit.PictureCanvas;

/** The picture that was asked about last, and its map. */
final class MapPane extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final double OPACITY = 0.5;

  private final PictureCanvas canvas = new PictureCanvas();
  private transient Optional<MapImage> map = Optional.empty();
  private boolean visible = true;

  MapPane() {
    super(new BorderLayout());
    canvas.setName("brush.map");
    canvas.addOverlay(this::paint);
    add(canvas, BorderLayout.CENTER);
  }

  private void paint(Graphics2D g, BufferedImage picture) {
    map.filter(m -> visible && m.hasEvidence())
        .ifPresent(
            m ->
                m.paint(
                    g,
                    new Rectangle2D.Double(0, 0, picture.getWidth(), picture.getHeight()),
                    OPACITY));
  }

  PictureCanvas canvas() {
    return canvas;
  }

  void show(RgbImage picture, Optional<MapImage> next) {
    map = next;
    canvas.show(Optional.of(Images.of(picture)));
  }

  void clear() {
    map = Optional.empty();
    canvas.show(Optional.empty());
  }

  /** Map on or off. */
  void toggle() {
    visible = !visible;
    canvas.repaint();
  }
}
