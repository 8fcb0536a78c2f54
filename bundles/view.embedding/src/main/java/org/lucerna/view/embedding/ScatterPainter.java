/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import com.formdev.flatlaf.util.UIScale;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.workbench.kit.Thumbnails;

/** Paints a cloud: on the screen by stamps, which are quick, or by shapes for paper. */
final class ScatterPainter {

  private static final int TILE = 52;
  private static final float FAINT = 0.16f;

  private final Map<Stamp, BufferedImage> stamps = new HashMap<>();

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
    for (boolean faint : new boolean[] {true, false}) {
      for (int i = 0; i < scene.cloud().n(); i++) {
        if (scene.emphasis().isFaint(i) == faint && scene.isSeen(i)) {
          Stamp stamp = new Stamp(scene.cloud().classes().get(i), faint, pixels);
          double side = pixels / density;
          g.drawImage(
              stamps.computeIfAbsent(stamp, s -> stamp(s, scene.radius() * density)),
              (int) Math.round(scene.x(i) - side / 2),
              (int) Math.round(scene.y(i) - side / 2),
              (int) Math.round(side),
              (int) Math.round(side),
              null);
        }
      }
    }
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

  /** Points whose tile covers none of those before it; strong ones first. */
  List<Integer> free(Scene scene) {
    int tile = UIScale.scale(TILE);
    Set<Long> taken = new HashSet<>();
    List<Integer> free = new ArrayList<>();
    for (boolean faint : new boolean[] {false, true}) {
      for (int i = 0; i < scene.cloud().n(); i++) {
        if (scene.emphasis().isFaint(i) == faint
            && scene.cloud().samples().get(i) >= 0
            && scene.isSeen(i)) {
          // places are fields of a grid that moves with the plane: what is shown does not jump
          double unit = tile / scene.window().scale();
          long column = (long) Math.floor(scene.cloud().plane().x()[i] / unit);
          long row = (long) Math.floor(scene.cloud().plane().y()[i] / unit);
          if (taken.add(column << 32 ^ row & 0xFFFFFFFFL)) {
            free.add(i);
          }
        }
      }
    }
    return free;
  }

  /** Thumbnails framed by class; points without room stay points. */
  void pictures(Graphics2D g, Scene scene, Thumbnails thumbnails) {
    int tile = UIScale.scale(TILE) - UIScale.scale(6);
    int border = UIScale.scale(2);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    int pixels = (int) Math.ceil(tile * g.getTransform().getScaleX());
    Composite normal = g.getComposite();
    for (int i : free(scene)) {
      Optional<BufferedImage> image = thumbnails.get(scene.cloud().samples().get(i), pixels);
      if (image.isPresent()) {
        if (scene.emphasis().isFaint(i)) {
          g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.3f));
        }
        double scale = tile / (double) Math.max(image.get().getWidth(), image.get().getHeight());
        int w = (int) Math.round(image.get().getWidth() * scale);
        int h = (int) Math.round(image.get().getHeight() * scale);
        int x = (int) Math.round(scene.x(i)) - w / 2;
        int y = (int) Math.round(scene.y(i)) - h / 2;
        g.setColor(Marks.color(scene.cloud().classes().get(i)));
        g.fillRect(x - border, y - border, w + 2 * border, h + 2 * border);
        g.drawImage(image.get(), x, y, w, h, null);
        g.setComposite(normal);
      }
    }
  }

  /** A ring around the current picture. */
  void current(Graphics2D g, Scene scene, Color color) {
    scene
        .emphasis()
        .current()
        .ifPresent(
            i -> {
              double r = scene.radius() * 2.2;
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
