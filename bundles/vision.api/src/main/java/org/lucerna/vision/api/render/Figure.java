/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.awt.Graphics2D;
import java.util.function.Consumer;
import org.lucerna.core.api.data.RgbImage;

/** What a renderer draws; an exporter turns it into PNG or SVG. */
public sealed interface Figure {

  int width();

  int height();

  /** Pixels as they are. */
  record Raster(RgbImage image) implements Figure {
    @Override
    public int width() {
      return image.width();
    }

    @Override
    public int height() {
      return image.height();
    }
  }

  /**
   * Drawn for screen and paper by the same code.
   *
   * @param width in pixels at scale 1
   * @param painter may be called many times, from any thread
   */
  record Drawing(int width, int height, Consumer<Graphics2D> painter) implements Figure {}
}
