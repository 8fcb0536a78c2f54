/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import java.util.List;
import java.util.Optional;
import org.lucerna.vision.api.analysis.MapQuestion;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.network.Network;

/**
 * Where a map is from.
 *
 * @param name the method's, or the baseline's
 * @param question that makes it again; empty for baselines
 */
record Source(String name, int classIndex, Optional<MapQuestion> question) {

  Source(String baseline, int classIndex) {
    this(baseline, classIndex, Optional.empty());
  }

  Source(PictureMaps.PictureMap map, List<String> params) {
    this(
        map.method(),
        map.classIndex(),
        Optional.of(
            new MapQuestion(map.method(), layers(map.layerName()), map.classIndex(), params)));
  }

  /**
   * Layers as {@code --layer} takes them. A method that explains pixels is at the input whatever
   * layer it is asked for, and the input is no word for a layer.
   */
  static List<String> layers(String name) {
    return name.equals(Network.INPUT.path()) ? List.of("last") : List.of(name.split("\\+"));
  }
}
