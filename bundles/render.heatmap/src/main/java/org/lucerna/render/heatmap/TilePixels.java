/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.ColorMap;
import org.lucerna.imaging.Images;
import org.lucerna.imaging.MapScaler;
import org.lucerna.imaging.MapView;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.TileSheet;

/** The pixels of tiles: values in colours, cells enlarged by whole factors or blended. */
final class TilePixels {

  /** Sharp at scale 2. */
  private static final int DETAIL = 2;

  private TilePixels() {}

  static int width(TileSheet.Content content) {
    return content instanceof TileSheet.Picture p
        ? p.image().width()
        : ((TileSheet.Plane) content).values().size(1);
  }

  static int height(TileSheet.Content content) {
    return content instanceof TileSheet.Picture p
        ? p.image().height()
        : ((TileSheet.Plane) content).values().size(0);
  }

  static ColorMap colors(ColorScale scale, TilesParams params) {
    boolean signed = scale.sign() == Heatmap.Sign.SIGNED;
    return params.colors() == Palette.AUTO && !signed
        ? ColorMap.VIRIDIS
        : params.colors().colors(signed);
  }

  /** A picture in about twice the size it is drawn in, or its own where that is larger. */
  static BufferedImage picture(RgbImage picture, int width, boolean smooth) {
    BufferedImage image = Images.toBuffered(picture);
    return smooth ? image : enlarged(image, width);
  }

  /**
   * A plane in its sheet's colours; null where a value is not a number.
   *
   * @param width it is drawn in
   */
  static BufferedImage plane(Tensor values, ColorScale scale, int width, TilesParams params) {
    int large = DETAIL * width;
    boolean blend = params.smooth() && large > values.size(1);
    int high = (int) Math.max(1, Math.round((double) large * values.size(0) / values.size(1)));
    MapView view =
        MapView.of(
            new Heatmap(values, scale.sign(), java.util.Map.of()),
            blend ? map -> MapScaler.bilinear(map, high, large) : map -> map,
            scale.top());
    if (view.evidence() == MapView.Evidence.NOT_FINITE) {
      return null;
    }
    BufferedImage image = Images.toBuffered(view.colored(colors(scale, params)));
    return blend ? image : enlarged(image, width);
  }

  /** No format keeps hard edges by itself, so cells are made of many pixels. */
  private static BufferedImage enlarged(BufferedImage image, int width) {
    int factor = (int) Math.ceil((double) DETAIL * width / image.getWidth());
    if (factor <= 1) {
      return image;
    }
    int wide = image.getWidth() * factor;
    int high = image.getHeight() * factor;
    BufferedImage large = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = large.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    g.drawImage(image, 0, 0, wide, high, null);
    g.dispose();
    return large;
  }
}
