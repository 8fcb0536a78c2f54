/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;

/**
 * What the colours of several maps mean: the subject of renderer {@code color-bar}, usually the
 * legend of a {@link PictureGrid}.
 *
 * @param sign of all maps
 * @param top the raw value at the last colour where all maps share it; empty where each map is
 *     drawn up to its own maximum
 * @param unit what is measured, such as {@code "evidence"}
 */
public record ColorScale(Heatmap.Sign sign, OptionalDouble top, String unit) {

  /**
   * One scale beside several maps, each up to its own maximum. Maps of each pixel's colours are
   * drawn in these and have none; where only some of the others are signed, it is that of the rest.
   *
   * @return empty where no map has one
   */
  public static Optional<ColorScale> beside(Collection<Heatmap> maps, String unit) {
    List<Heatmap> scaled = maps.stream().filter(map -> !map.isColored()).toList();
    if (scaled.isEmpty()) {
      return Optional.empty();
    }
    boolean signed = scaled.stream().allMatch(map -> map.sign() == Heatmap.Sign.SIGNED);
    Heatmap.Sign sign = signed ? Heatmap.Sign.SIGNED : Heatmap.Sign.POSITIVE;
    return Optional.of(new ColorScale(sign, OptionalDouble.empty(), unit));
  }
}
