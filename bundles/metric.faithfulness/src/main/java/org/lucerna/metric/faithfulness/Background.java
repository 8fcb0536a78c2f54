/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.measure.ExaminedMap;

/** What pixels are replaced by, as a parameter. */
public enum Background {
  /** The picture's black, as the network gets it. */
  BLACK,
  /** The mean colour that normalisation subtracts. */
  MEAN;

  Tensor of(Inspection inspection, ExaminedMap map) {
    return this == MEAN
        ? Fillers.mean(map.input())
        : Fillers.plain(map.input(), Shades.of(inspection, map.crop()).black());
  }
}
