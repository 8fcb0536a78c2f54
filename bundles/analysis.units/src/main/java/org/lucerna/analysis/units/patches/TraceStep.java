/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.util.Optional;
import org.lucerna.core.api.data.Box;
import org.lucerna.vision.api.network.LayerId;

/**
 * A unit on the way back.
 *
 * @param operation of the layer, such as {@code Conv}
 * @param value the unit's value
 * @param direction 1 where the way asks why the value is high, -1 why it is low
 * @param contribution what it adds to the unit before it on the way; of the first, its value
 * @param share of all contributions in that direction, 0 to 1
 * @param pathShare product of the shares so far
 * @param region pixels of the crop that it depends on; empty where on none
 */
record TraceStep(
    LayerId layer,
    String operation,
    Place place,
    float value,
    int direction,
    double contribution,
    double share,
    double pathShare,
    Optional<Box> region) {

  /** Where a unit lies in its layer; in what is flat, feature, 0 and 0. */
  record Place(int channel, int y, int x) {}

  /** In pixels. */
  long area() {
    return region.map(Box::area).orElse(0L);
  }
}
