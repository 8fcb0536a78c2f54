/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.util.Optional;
import org.lucerna.core.api.data.Box;
import org.lucerna.imaging.MapView;
import org.lucerna.imaging.Regions;

/** The frame around what a map points at most. */
final class Frames {

  private Frames() {}

  /**
   * The box around the largest region of at least {@code share} of the maximum, in pixels of the
   * map; none for a share of 0 or where nothing is positive.
   */
  static Optional<Box> of(MapView view, double share) {
    double zero = view.signed() ? 0.5 : 0;
    double reach = view.unit().max() - zero;
    if (share <= 0 || reach <= 0) {
      return Optional.empty();
    }
    return Regions.largestBox(view.unit(), zero + share * reach);
  }
}
