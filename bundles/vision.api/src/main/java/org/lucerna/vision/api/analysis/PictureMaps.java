/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.analysis;

import java.util.List;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.network.LayerId;

/**
 * A picture and its maps.
 *
 * @param crop what the network saw
 * @param logits {@code [classes]}; never changed by anyone
 */
public record PictureMaps(
    InspectedPicture picture, RgbImage crop, float[] logits, List<PictureMap> maps) {

  public PictureMaps {
    maps = List.copyOf(maps);
  }

  /**
   * One map.
   *
   * @param method as it was asked for, such as {@code grad-cam} or {@code grad-cam:tta}
   * @param label the method's name for people
   * @param layerName as files and captions name the layer
   * @param target the word it was asked for by: {@code label}, {@code predicted} ...
   * @param classIndex the class it is about; {@code Target.NO_CLASS} where it is about none
   * @param map raw and signed
   */
  public record PictureMap(
      String method,
      String label,
      LayerId layer,
      String layerName,
      String target,
      int classIndex,
      Heatmap map) {}
}
