/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.PictureMaps;

/**
 * A picture before a network.
 *
 * @param crop what the network saw
 * @param input what it was given, {@code [3, H, W]}
 * @param logits what it said, {@code [classes]}; never changed by anyone
 */
public record Subject(
    Inspection inspection, InspectedPicture picture, RgbImage crop, Tensor input, float[] logits) {

  /** A picture that was explained. */
  public static Subject of(Inspection inspection, PictureMaps maps) {
    Tensor input = inspection.inputs(List.of(maps.crop())).slice(0);
    return new Subject(inspection, maps.picture(), maps.crop(), input, maps.logits());
  }

  /** One of its maps, with what made it, so that it can be made again of other inputs. */
  public Examined map(PictureMaps.PictureMap map, List<String> params) {
    return map(map, params, new SharedMaps(inspection));
  }

  /**
   * @param shared of the maps of this picture that are measured in the same way
   */
  public Examined map(PictureMaps.PictureMap map, List<String> params, SharedMaps shared) {
    return new Examined(this, map.map(), new Source(map, params), shared);
  }

  /** A map that no method made. */
  public Examined baseline(String name, int classIndex, Heatmap map) {
    return new Examined(this, map, new Source(name, classIndex), new SharedMaps(inspection));
  }

  /**
   * Decides all that is drawn at random: of the picture's name and the inspection's seed, the same
   * for every method and any order.
   */
  public long seed() {
    CRC32 crc = new CRC32();
    crc.update(picture.id().getBytes(StandardCharsets.UTF_8));
    return inspection.seed() * 0x9E3779B97F4A7C15L + crc.getValue();
  }
}
