/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.UIManager;
import org.lucerna.workbench.kit.MapImage;

/**
 * Paints pictures and maps into their places. What is scaled once is kept for the size it is shown
 * at, so that another opacity is only blended.
 */
final class CellPainter {

  private record Scaled(BufferedImage source, int width, int height) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Scaled s && s.source == source && s.width == width && s.height == height;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(source) * 31 + width * 7 + height;
    }
  }

  private final Map<Scaled, BufferedImage> scaled = new HashMap<>();

  /** Lets go of what was scaled. */
  void forget() {
    scaled.clear();
  }

  void picture(Graphics2D g, BufferedImage image, Rectangle place) {
    int width = Math.max(1, (int) Math.round(place.width * g.getTransform().getScaleX()));
    int height = Math.max(1, (int) Math.round(place.height * g.getTransform().getScaleY()));
    BufferedImage sized =
        scaled.computeIfAbsent(new Scaled(image, width, height), CellPainter::scale);
    g.drawImage(sized, place.x, place.y, place.width, place.height, null);
  }

  private static BufferedImage scale(Scaled wanted) {
    BufferedImage to = new BufferedImage(wanted.width, wanted.height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = to.createGraphics();
    MapImage.paint(g, wanted.source, new Rectangle2D.Double(0, 0, wanted.width, wanted.height));
    g.dispose();
    return to;
  }

  /** A map over its picture, in whatever style. */
  void map(Graphics2D g, Drawn drawn, Rectangle place, Look look) {
    BufferedImage picture = drawn.cell().subject().image();
    MapImage map = drawn.image();
    if (!look.visible()) {
      picture(g, picture, first(place, look));
    } else if (look.style() == Look.Style.SIDE_BY_SIDE) {
      int side = place.height;
      int step = (place.width - side) / 2;
      picture(g, picture, new Rectangle(place.x, place.y, side, side));
      picture(g, map.colored(), new Rectangle(place.x + step, place.y, side, side));
      overlay(g, drawn, new Rectangle(place.x + 2 * step, place.y, side, side), look.opacity());
    } else if (!map.hasEvidence()) {
      nothing(g, drawn, place);
    } else if (look.style() == Look.Style.HEATMAP) {
      picture(g, map.colored(), place);
    } else if (look.style() == Look.Style.CONTOUR && !map.isPixelColors()) {
      picture(g, picture, place);
      Shape clip = g.getClip();
      g.clip(place);
      map.paintContours(g, place, UIScale.scale(1.6f));
      g.setClip(clip);
    } else {
      overlay(g, drawn, place, look.opacity());
    }
  }

  private static Rectangle first(Rectangle place, Look look) {
    return look.style() == Look.Style.SIDE_BY_SIDE
        ? new Rectangle(place.x, place.y, place.height, place.height)
        : place;
  }

  private void overlay(Graphics2D g, Drawn drawn, Rectangle place, double opacity) {
    if (!drawn.image().hasEvidence()) {
      nothing(g, drawn, place);
      return;
    }
    // a map of each pixel's colours is not mixed with those of the picture
    boolean over = !drawn.image().isPixelColors();
    if (over) {
      picture(g, drawn.cell().subject().image(), place);
    }
    Composite before = g.getComposite();
    g.setComposite(AlphaComposite.SrcOver.derive(over ? (float) opacity : 1f));
    picture(g, drawn.image().colored(), place);
    g.setComposite(before);
  }

  private void nothing(Graphics2D g, Drawn drawn, Rectangle place) {
    dimmed(g, drawn.cell().subject().image(), place);
    message(
        g,
        place,
        drawn
            .cell()
            .map()
            .facts()
            .getOrDefault("evidence", "no evidence: there is nothing to draw"));
  }

  /** The picture in the background's colour. */
  void dimmed(Graphics2D g, BufferedImage image, Rectangle place) {
    Composite before = g.getComposite();
    g.setComposite(AlphaComposite.SrcOver.derive(0.22f));
    picture(g, image, place);
    g.setComposite(before);
  }

  /** A sentence in the middle of a place. */
  void message(Graphics2D g, Rectangle place, String sentence) {
    Font font = UIManager.getFont("small.font");
    FontMetrics m = g.getFontMetrics(font == null ? g.getFont() : font);
    g.setFont(m.getFont());
    int pad = UIScale.scale(6);
    List<String> lines = Lines.wrapped(sentence, m, place.width - 4 * pad, 5);
    int width = lines.stream().mapToInt(m::stringWidth).max().orElse(0);
    int height = lines.size() * m.getHeight();
    int x = place.x + (place.width - width) / 2;
    int y = place.y + (place.height - height) / 2;
    Color back = UIManager.getColor("Panel.background");
    g.setColor(new Color(back.getRed(), back.getGreen(), back.getBlue(), 215));
    g.fill(
        new RoundRectangle2D.Double(
            x - pad, y - pad / 2.0, width + 2.0 * pad, height + pad, 2.0 * pad, 2.0 * pad));
    g.setColor(UIManager.getColor("Label.foreground"));
    for (int i = 0; i < lines.size(); i++) {
      int left = place.x + (place.width - m.stringWidth(lines.get(i))) / 2;
      g.drawString(lines.get(i), left, y + i * m.getHeight() + m.getAscent());
    }
  }
}
