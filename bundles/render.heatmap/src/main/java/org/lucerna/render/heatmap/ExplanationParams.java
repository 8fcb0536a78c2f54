/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.util.Optional;
import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.Theme;

/**
 * How a picture with its map is drawn.
 *
 * @param opacity of the colours in an overlay, 0 to 1
 * @param box share of the maximum above which the largest region is framed; 0 for no frame
 * @param minWidth in pixels at scale 1
 * @param top raw value at the last colour; empty for the map's own maximum
 */
public record ExplanationParams(
    @Param(value = "overlay", help = "what is drawn") Style style,
    @Param(value = "auto", help = "colours; auto is turbo, and diverging for signed maps")
        Palette colors,
    @Param(value = "0.5", help = "how much the colours cover the picture", min = 0, max = 1)
        double opacity,
    @Param(value = "stretched", help = "where the map's cells are put on the picture")
        Placement placement,
    @Param(value = "true", help = "lines of text under the picture") boolean caption,
    @Param(value = "true", help = "what the colours mean, in raw values") boolean colorBar,
    @Param(
            value = "0",
            help = "frame the largest region above this share of the maximum, 0 for none",
            min = 0,
            max = 1)
        double box,
    @Param(value = "224", help = "smaller pictures are enlarged to this width", min = 1, max = 4096)
        int minWidth,
    @Param(value = "", help = "raw value at the last colour, else the map's maximum", min = 0)
        Optional<Double> top,
    @Param(value = "light", help = "colours of background and text") Theme theme) {

  /** The defaults. */
  public static ExplanationParams defaults() {
    return new ExplanationParams(
        Style.OVERLAY,
        Palette.AUTO,
        0.5,
        Placement.STRETCHED,
        true,
        true,
        0,
        224,
        Optional.empty(),
        Theme.LIGHT);
  }
}
