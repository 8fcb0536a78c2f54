/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.Optional;
import org.lucerna.imaging.ColorMap;

/**
 * How maps are drawn.
 *
 * @param opacity of the colours in an overlay, 0 to 1
 * @param colors empty for the usual ones
 * @param visible off shows the pictures alone
 */
record Look(
    double opacity,
    Optional<ColorMap> colors,
    Style style,
    Scale scale,
    Signs signs,
    boolean visible) {

  /** What is drawn of a map and its picture. */
  enum Style {
    OVERLAY,
    HEATMAP,
    CONTOUR,
    SIDE_BY_SIDE
  }

  /** Which maps have one scale. */
  enum Scale {
    /** Each map up to its own maximum. */
    OWN,
    /** The maps of one method at one layer. */
    METHOD,
    /** All maps. */
    ALL
  }

  /** How negative values are drawn. */
  enum Signs {
    /** As the method says. */
    AUTO,
    /** Always shown, in diverging colours. */
    SIGNED,
    /** Never shown. */
    POSITIVE
  }

  static Look usual() {
    return new Look(0.5, Optional.empty(), Style.OVERLAY, Scale.OWN, Signs.AUTO, true);
  }

  Look withOpacity(double next) {
    return new Look(Math.max(0, Math.min(1, next)), colors, style, scale, signs, visible);
  }

  Look withColors(Optional<ColorMap> next) {
    return new Look(opacity, next, style, scale, signs, visible);
  }

  Look withStyle(Style next) {
    return new Look(opacity, colors, next, scale, signs, visible);
  }

  Look withScale(Scale next) {
    return new Look(opacity, colors, style, next, signs, visible);
  }

  Look withSigns(Signs next) {
    return new Look(opacity, colors, style, scale, next, visible);
  }

  Look withVisible(boolean next) {
    return new Look(opacity, colors, style, scale, signs, next);
  }

  /** Whether maps have to be coloured again, which opacity alone does not need. */
  boolean isColoredAs(Look other) {
    return colors.equals(other.colors)
        && scale == other.scale
        && signs == other.signs
        && (style == Style.CONTOUR) == (other.style == Style.CONTOUR);
  }
}
