/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.MapScaler;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.ReceptiveField;
import org.lucerna.vision.api.network.ReceptiveFields;

/**
 * Brings maps to the size of what the network saw.
 *
 * @param fields receptive fields by layer; maps of other layers are stretched
 */
record MapPlaces(
    Preprocessing preprocessing,
    List<MapPlacement> placements,
    Map<LayerId, ReceptiveField> fields) {

  static MapPlaces of(Network network, List<MapPlacement> placements) {
    return new MapPlaces(network.input().preprocessing(), placements, ReceptiveFields.of(network));
  }

  /**
   * @param plane {@code [h, w]} at a layer
   * @return as large as the picture
   */
  Tensor placed(LayerId layer, Tensor plane, MapPlacement placement, RgbImage picture) {
    int height = picture.height();
    int width = picture.width();
    Optional<ReceptiveField> field =
        placement == MapPlacement.RECEPTIVE_FIELD && !layer.equals(Network.INPUT)
            ? Optional.ofNullable(fields.get(layer))
            : Optional.empty();
    return field
        .map(f -> MapScaler.placed(plane, f, height, width))
        .orElseGet(() -> MapScaler.bilinear(plane, height, width));
  }
}
