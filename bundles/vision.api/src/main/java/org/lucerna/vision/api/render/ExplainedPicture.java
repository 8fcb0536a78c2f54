/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.network.ReceptiveField;

/**
 * A picture with one map: the subject of renderer {@code explanation}.
 *
 * @param picture the pixels the network saw, resized and cropped
 * @param map raw
 * @param caption lines such as {@code "Pikachu 98.2 %"}, {@code "Grad-CAM at features.12"}
 * @param cells where the map's cells lie in the picture, for placing them exactly; without it a map
 *     is stretched over the picture
 * @param frames boxes drawn over the map, in this order
 */
public record ExplainedPicture(
    RgbImage picture,
    Heatmap map,
    List<String> caption,
    Optional<ReceptiveField> cells,
    List<Frame> frames) {

  public ExplainedPicture {
    caption = List.copyOf(caption);
    frames = List.copyOf(frames);
  }

  /** Without boxes. */
  public ExplainedPicture(
      RgbImage picture, Heatmap map, List<String> caption, Optional<ReceptiveField> cells) {
    this(picture, map, caption, cells, List.of());
  }
}
