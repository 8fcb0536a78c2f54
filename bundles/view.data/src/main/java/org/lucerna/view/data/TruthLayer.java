/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.ObjectBox;

/** Boxes and parts that are truly in a picture, to be painted over it. */
final class TruthLayer {

  /** Okabe and Ito's colours: told apart with any colour vision. */
  private static final int[] COLORS = {
    0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7
  };

  private static final int OPACITY = 0x90000000;

  private record Part(String name, BufferedImage pixels, Box at, Color color) {}

  private final List<ObjectBox> objects;
  private final List<Part> parts = new ArrayList<>();

  /** Takes as long as the masks are large: not for the event thread. */
  TruthLayer(GroundTruth truth) {
    objects = truth.objects();
    Map<String, Mask> sorted = new TreeMap<>(truth.parts());
    int next = 0;
    for (Map.Entry<String, Mask> part : sorted.entrySet()) {
      int rgb = COLORS[next++ % COLORS.length];
      part.getValue()
          .bounds()
          .ifPresent(
              at ->
                  parts.add(
                      new Part(
                          part.getKey() + (truth.defining().contains(part.getKey()) ? " *" : ""),
                          pixels(part.getValue(), at, rgb),
                          at,
                          new Color(rgb))));
    }
  }

  boolean hasBoxes() {
    return !objects.isEmpty();
  }

  boolean hasParts() {
    return !parts.isEmpty();
  }

  private static BufferedImage pixels(Mask mask, Box at, int rgb) {
    BufferedImage image = new BufferedImage(at.width(), at.height(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < at.height(); y++) {
      for (int x = 0; x < at.width(); x++) {
        if (mask.contains(at.x() + x, at.y() + y)) {
          image.setRGB(x, y, OPACITY | rgb);
        }
      }
    }
    return image;
  }

  /**
   * @param unit pixels of the picture for one of the component
   */
  void paintBoxes(Graphics2D g, double unit) {
    for (ObjectBox object : objects) {
      Bounds b = object.bounds();
      Rectangle2D box = new Rectangle2D.Double(b.x0(), b.y0(), b.width(), b.height());
      g.setStroke(new BasicStroke((float) (3.5 * unit)));
      g.setColor(new Color(0, 0, 0, 150));
      g.draw(box);
      g.setStroke(
          object.difficult()
              ? new BasicStroke((float) (2 * unit), 0, 0, 10, new float[] {(float) (5 * unit)}, 0)
              : new BasicStroke((float) (2 * unit)));
      g.setColor(new Color(0xFFD60A));
      g.draw(box);
      name(g, object.name(), box, unit);
    }
  }

  /**
   * @param unit pixels of the picture for one of the component
   */
  void paintParts(Graphics2D g, double unit) {
    for (Part part : parts) {
      g.drawImage(part.pixels(), part.at().x(), part.at().y(), null);
    }
    for (Part part : parts) {
      Box at = part.at();
      name(g, part.name(), new Rectangle2D.Double(at.x(), at.y(), at.width(), at.height()), unit);
    }
  }

  /** A name at a box's upper left corner, in the component's size of text. */
  private static void name(Graphics2D g, String name, Rectangle2D box, double unit) {
    if (name.isEmpty()) {
      return;
    }
    AffineTransform before = g.getTransform();
    g.translate(box.getX(), Math.max(0, box.getY()));
    g.scale(unit, unit);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, com.formdev.flatlaf.util.UIScale.scale(11)));
    FontMetrics metrics = g.getFontMetrics();
    g.setColor(new Color(0, 0, 0, 170));
    g.fillRect(0, 0, metrics.stringWidth(name) + 6, metrics.getHeight());
    g.setColor(Color.WHITE);
    g.drawString(name, 3, metrics.getAscent());
    g.setTransform(before);
  }
}
