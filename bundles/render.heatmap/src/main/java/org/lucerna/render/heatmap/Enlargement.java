/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.Images;

/**
 * Makes small pictures large enough to look at: icons by whole factors with their pixels kept
 * visible, others smoothly to the width asked for.
 */
final class Enlargement {

  /** Pictures narrower than this are icons. */
  private static final int ICON = 64;

  private Enlargement() {}

  /** The size a picture is drawn in; never smaller than it is. */
  static Box size(RgbImage picture, int minWidth) {
    double factor = Math.max(1, (double) minWidth / picture.width());
    if (picture.width() < ICON) {
      factor = Math.ceil(factor);
    }
    return new Box(
        0,
        0,
        (int) Math.round(picture.width() * factor),
        (int) Math.max(1, Math.round(picture.height() * factor)));
  }

  /** The pixels to draw: an icon's already enlarged, since no format keeps hard edges by itself. */
  static BufferedImage pixels(RgbImage picture, Box size) {
    BufferedImage image = Images.toBuffered(picture);
    if (picture.width() >= ICON || size.width() == picture.width()) {
      return image;
    }
    BufferedImage large =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = large.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    g.drawImage(image, 0, 0, size.width(), size.height(), null);
    g.dispose();
    return large;
  }
}
