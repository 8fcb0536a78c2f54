/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import org.lucerna.examination.Baseline;
import org.lucerna.vision.api.analysis.PictureMaps;

/**
 * Maps that are summed up together: of a method at a layer, or a baseline.
 *
 * @param method as it was asked for, or the baseline's id
 * @param layer as people name it; empty for a baseline
 */
record Kind(String method, String label, String layer) {

  static Kind of(PictureMaps.PictureMap map) {
    return new Kind(map.method(), map.label(), map.layerName());
  }

  static Kind of(Baseline baseline) {
    return new Kind(baseline.id(), baseline.label(), "");
  }

  boolean isBaseline() {
    return layer.isEmpty();
  }
}
