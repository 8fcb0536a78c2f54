/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.List;
import java.util.Optional;
import org.lucerna.vision.api.analysis.MapQuestion;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.measure.ExaminedMap;

/**
 * A map that a card is asked of.
 *
 * @param source as the method made it; empty for baselines
 * @param params of the method
 */
record Asked(ExaminedMap map, Optional<PictureMaps.PictureMap> source, List<String> params) {

  /** What makes the map. */
  Optional<MapQuestion> question() {
    return source.map(
        s ->
            new MapQuestion(
                s.method(), List.of(s.layerName().split("\\+")), s.classIndex(), params));
  }
}
