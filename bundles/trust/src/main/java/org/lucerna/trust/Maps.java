/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.measure.ExaminedMap;

/** Maps as a reader sees them. */
final class Maps {

  private Maps() {}

  /** What speaks for the class, on the pixels of the map's picture: rectified, then resized. */
  static Tensor evidence(ExaminedMap map, Heatmap other) {
    Heatmap plane = other.plane();
    return map.onPixels(
        new Heatmap(
            plane.rectified(), Heatmap.Sign.POSITIVE, plane.facts(), plane.names(), plane.cells()));
  }
}
