/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.util.Optional;
import org.lucerna.core.api.data.Box;
import org.lucerna.vision.api.analysis.InspectedPicture;

/**
 * A unit's answer and the pixels it depends on.
 *
 * @param rank from 1
 * @param region in pixels of the crop; empty for a unit that depends on none
 */
record Patch(Unit unit, int rank, InspectedPicture picture, Firing firing, Optional<Box> region) {

  /** The picture's class as a caption shows it: the first of several names. */
  String className() {
    return picture.className().replaceFirst(",.*", "");
  }
}
