/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.imaging.ColorMap;

/** A choice of colours. */
public enum Palette {
  /** Turbo; diverging for signed maps. */
  AUTO,
  TURBO,
  INFERNO,
  VIRIDIS,
  JET,
  GRAY,
  DIVERGING;

  ColorMap colors(boolean signed) {
    if (this == AUTO) {
      return signed ? ColorMap.DIVERGING : ColorMap.TURBO;
    }
    return ColorMap.valueOf(name());
  }
}
