/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import com.formdev.flatlaf.util.UIScale;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.workbench.kit.ScaledTiles;
import org.lucerna.workbench.kit.Thumbnails;

/** Paints a cloud: on the screen by stamps, which are quick, or by shapes for paper. */
final class ScatterPainter {

  private static final int TILE = 52;
  private static final float FAINT = 0.16f;

  private final Map<Stamp, BufferedImage> stamps = new HashMap<>();
  private final ScaledTiles tiles = new ScaledTiles(16L << 20);

  /** A stamp: a class at a size, in pixels of the screen. */
  private record Stamp(int index, boolean faint, int pixels) {}

  /**
   * What is painted.
   *
   * @param radius of points
   */
  record Scene(Cloud cloud, Window window, Dimension size, Cloud.Emphasis emphasis, double radius) {

    double x(int point) {
      return window.screenX(cloud.plane().x()[point], size.width);
    }

    double y(int point) {
      return window.screenY(cloud.plane().y()[point], size.height);
    }

    boolean isSeen(int point) {
      double x = x(point);
      double y = y(point);
      return x > -TILE && y > -TILE && x < size.width + TILE && y < size.height + TILE;
    }
  }

  /** Faint points first, so that strong ones lie above them. */
  void points(Graphics2D g, Scene scene) {
    double density = g.getTransform().getScaleX();
    int pixels = (int) Math.ceil(2 * (scene.radius() * 1.3 + 1) * density);
    AffineTransform device = g.getTransform();
    // stamps are copied pixel by pixel
    g.setTransform(new AffineTransform());
    for (boolean faint : new boolean[] {true, false}) {
      for (int i = 0; i < scene.cloud().n(); i++) {
        if (scene.emphasis().isFaint(i) == faint && scene.isSeen(i)) {
          Stamp stamp = new Stamp(scene.cloud().classes().get(i), faint, pixels);
          BufferedImage image =
              stamps.computeIfAbsent(stamp, s -> stamp(s, scene.radius() * density));
          g.drawImage(
              image,
              (int) Math.round(scene.x(i) * density + device.getTranslateX() - pixels / 2.0),
              (int) Math.round(scene.y(i) * density + device.getTranslateY() - pixels / 2.0),
              null);
        }
      }
    }
    g.setTransform(device);
    if (stamps.size() > 400) {
      stamps.clear();
    }
  }

  private static BufferedImage stamp(Stamp stamp, double radius) {
    BufferedImage image =
        new BufferedImage(stamp.pixels(), stamp.pixels(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setComposite(
        AlphaComposite.getInstance(AlphaComposite.SRC_OVER, stamp.faint() ? FAINT : 0.85f));
    g.setColor(Marks.color(stamp.index()));
    g.fill(Marks.shape(stamp.index(), stamp.pixels() / 2.0, stamp.pixels() / 2.0, radius));
    g.dispose();
    return image;
  }

  /** The same as shapes, for files. */
  static void shapes(Graphics2D g, Scene scene) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (boolean faint : new boolean[] {true, false}) {
      for (int i = 0; i < scene.cloud().n(); i++) {
        if (scene.emphasis().isFaint(i) == faint && scene.isSeen(i)) {
          int index = scene.cloud().classes().get(i);
          Color c = Marks.color(index);
          int alpha = Math.round(255 * (faint ? FAINT : 0.85f));
          g.setColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), alpha));
          g.fill(Marks.shape(index, scene.x(i), scene.y(i), scene.radius()));
        }
      }
    }
  }

  /** Points whose tile covers none of those before it, the current picture first. */
  List<Integer> free(Scene scene) {
    Map<Long, List<Integer>> fields = new HashMap<>();
    List<Integer> free = new ArrayList<>();
    scene.emphasis().current().filter(i -> fits(i, scene, fields)).ifPresent(free::add);
    for (int i = 0; i < scene.cloud().n(); i++) {
      if (!scene.emphasis().isFaint(i) && fits(i, scene, fields)) {
        free.add(i);
      }
    }
    return free;
  }

  /** Takes the place of a tile if it is free; only fields around it can hold one in the way. */
  private static boolean fits(int point, Scene scene, Map<Long, List<Integer>> fields) {
    if (scene.cloud().samples().get(point) < 0 || !scene.isSeen(point)) {
      return false;
    }
    int tile = UIScale.scale(TILE);
    long column = (long) Math.floor(scene.x(point) / tile);
    long row = (long) Math.floor(scene.y(point) / tile);
    for (long c = column - 1; c <= column + 1; c++) {
      for (long r = row - 1; r <= row + 1; r++) {
        for (int other : fields.getOrDefault(field(c, r), List.of())) {
          if (Math.abs(scene.x(other) - scene.x(point)) < tile
              && Math.abs(scene.y(other) - scene.y(point)) < tile) {
            return false;
          }
        }
      }
    }
    fields.computeIfAbsent(field(column, row), f -> new ArrayList<>()).add(point);
    return true;
  }

  private static long field(long column, long row) {
    return column << 32 ^ row & 0xFFFFFFFFL;
  }

  /** Thumbnails framed by class; points without room stay points. */
  void pictures(Graphics2D g, Scene scene, Thumbnails thumbnails) {
    int tile = UIScale.scale(TILE) - UIScale.scale(6);
    int border = UIScale.scale(2);
    int pixels = (int) Math.ceil(tile * g.getTransform().getScaleX());
    for (int i : free(scene)) {
      thumbnails
          .get(scene.cloud().samples().get(i), pixels)
          .ifPresent(
              image -> {
                double scale = tile / (double) Math.max(image.getWidth(), image.getHeight());
                int w = Math.max(1, (int) Math.round(image.getWidth() * scale));
                int h = Math.max(1, (int) Math.round(image.getHeight() * scale));
                int x = (int) Math.round(scene.x(i)) - w / 2;
                int y = (int) Math.round(scene.y(i)) - h / 2;
                g.setColor(Marks.color(scene.cloud().classes().get(i)));
                g.fillRect(x - border, y - border, w + 2 * border, h + 2 * border);
                tiles.paint(g, image, new Rectangle(x, y, w, h));
              });
    }
  }

  /**
   * A ring around the current picture.
   *
   * @param tiles whether it is shown as a thumbnail
   */
  void current(Graphics2D g, Scene scene, boolean tiles, Color color) {
    scene
        .emphasis()
        .current()
        .ifPresent(
            i -> {
              double r = tiles ? UIScale.scale(TILE) * 0.72 : scene.radius() * 2.2;
              g.setRenderingHint(
                  RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
              g.setColor(color == null ? Color.BLACK : color);
              g.setStroke(new BasicStroke(UIScale.scale(2f)));
              g.draw(new Ellipse2D.Double(scene.x(i) - r, scene.y(i) - r, 2 * r, 2 * r));
            });
  }

  static void lasso(Graphics2D g, Shape shape) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Color accent = javax.swing.UIManager.getColor("Component.accentColor");
    Color c = accent == null ? Color.BLUE : accent;
    g.setColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), 50));
    g.fill(shape);
    g.setColor(c);
    g.setStroke(new BasicStroke(UIScale.scale(1.5f)));
    g.draw(shape);
  }
}
