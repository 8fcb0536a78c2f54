/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import java.util.List;
import java.util.Optional;

/**
 * A map of a picture, and what was measured of it.
 *
 * @param classIndex the class it is about
 * @param defect why nothing can be said of it; empty for most
 */
public record MeasuredMap(
    Kind kind, int classIndex, Sketch sketch, Optional<String> defect, List<Measured> measured) {

  public MeasuredMap {
    measured = List.copyOf(measured);
  }
}
