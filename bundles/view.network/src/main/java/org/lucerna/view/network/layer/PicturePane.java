/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.BasicStroke;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import javax.swing.JPanel;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.MapScaler;
import org.lucerna.workbench.kit.Images;
import org.lucerna.workbench.kit.PictureCanvas;

/** The crop, with one channel over it and the field that a cell sees. */
final class PicturePane extends JPanel {

  private static final long serialVersionUID = 1L;

  private final PictureCanvas canvas = new PictureCanvas();
  private transient Optional<BufferedImage> map = Optional.empty();
  private transient Optional<Shape> field = Optional.empty();
  private transient Optional<RgbImage> shown = Optional.empty();

  PicturePane(String accessibleName) {
    super(new BorderLayout());
    setName("layer.picture");
    getAccessibleContext().setAccessibleName(accessibleName);
    canvas.addOverlay((g, picture) -> paint(g));
    add(canvas, BorderLayout.CENTER);
  }

  void show(Optional<RgbImage> crop) {
    if (!crop.equals(shown)) {
      shown = crop;
      canvas.show(crop.map(Images::of));
    }
  }

  /** Lays a channel over the picture, stretched from cell to cell. */
  void showMap(Optional<Tensor> plane, Shades shades) {
    map =
        plane.flatMap(
            p ->
                shown.map(crop -> shades.veil(MapScaler.bilinear(p, crop.height(), crop.width()))));
    canvas.repaint();
  }

  /** Whether a channel lies over the picture. */
  boolean hasMap() {
    return map.isPresent();
  }

  /** Frames the pixels that a value depends on. */
  void showField(Optional<Box> pixels) {
    field = pixels.map(b -> new Rectangle2D.Double(b.x(), b.y(), b.width(), b.height()));
    canvas.repaint();
  }

  Optional<Shape> field() {
    return field;
  }

  private void paint(Graphics2D g) {
    map.ifPresent(image -> g.drawImage(image, 0, 0, null));
    field.ifPresent(
        shape -> {
          double pixel = 1 / canvas.transform().getScaleX();
          g.setColor(Color.BLACK);
          g.setStroke(new BasicStroke((float) (3.4 * pixel)));
          g.draw(shape);
          g.setColor(Color.WHITE);
          g.setStroke(new BasicStroke((float) (1.4 * pixel)));
          g.draw(shape);
        });
  }
}
