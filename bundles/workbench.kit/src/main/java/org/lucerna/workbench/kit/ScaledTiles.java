/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;

/**
 * Pictures in exactly the pixels of the screen that they are painted with: scaled once, then only
 * copied while one scrolls. The least recently painted are let go of.
 */
public final class ScaledTiles {

  private final long limit;
  private final LinkedHashMap<Key, BufferedImage> tiles = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  /** Thumbnails are never changed, so one is known by its identity. */
  private static final class Key {
    private final BufferedImage image;
    private final int width;
    private final int height;

    Key(BufferedImage image, int width, int height) {
      this.image = image;
      this.width = width;
      this.height = height;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key k && k.image == image && k.width == width && k.height == height;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(image) * 31 + width;
    }
  }

  /**
   * @param bytes that tiles and the pictures they were made from may take
   */
  public ScaledTiles(long bytes) {
    this.limit = bytes;
  }

  /** Lets all of them go. */
  public void clear() {
    tiles.clear();
    bytes = 0;
  }

  long bytes() {
    return bytes;
  }

  /** Paints a picture into a rectangle, where {@code g} scales and moves only. */
  public void paint(Graphics2D g, BufferedImage image, Rectangle at) {
    AffineTransform device = g.getTransform();
    int x = (int) Math.round(at.x * device.getScaleX() + device.getTranslateX());
    int y = (int) Math.round(at.y * device.getScaleY() + device.getTranslateY());
    int width = Math.max(1, (int) Math.round(at.width * device.getScaleX()));
    int height = Math.max(1, (int) Math.round(at.height * device.getScaleY()));
    BufferedImage tile = tile(image, width, height);
    g.setTransform(new AffineTransform());
    g.drawImage(tile, x, y, null);
    g.setTransform(device);
  }

  private BufferedImage tile(BufferedImage image, int width, int height) {
    if (image.getWidth() == width && image.getHeight() == height) {
      return image;
    }
    Key key = new Key(image, width, height);
    BufferedImage tile = tiles.get(key);
    if (tile == null) {
      tile = scaled(image, width, height);
      tiles.put(key, tile);
      bytes += size(key);
      var oldest = tiles.keySet().iterator();
      while (bytes > limit && tiles.size() > 1) {
        bytes -= size(oldest.next());
        oldest.remove();
      }
    }
    return tile;
  }

  /** A tile keeps its thumbnail alive: both count. */
  private static long size(Key key) {
    return 4L * key.width * key.height + 4L * key.image.getWidth() * key.image.getHeight();
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage tile = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = tile.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(image, 0, 0, width, height, null);
    g.dispose();
    return tile;
  }
}
