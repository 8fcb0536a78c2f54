/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.List;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;

/**
 * A region of a class's pictures that the network may look at without right.
 *
 * @param members pictures whose region is tested: those where it is not mostly on the object
 * @param from which pictures they are of: empty for all of the class, else such as {@code cluster
 *     2}
 * @param clues why it is suspected
 * @param patch side of corners and patches, as a share of the picture's
 */
record Suspect(
    int classIndex, Place place, String from, List<Seen> members, Clues clues, double patch) {

  Suspect {
    members = List.copyOf(members);
  }

  /**
   * Why a region is suspected.
   *
   * @param energy mean share of the class's maps inside
   * @param chance share of the picture's area: what an even map has
   * @param others mean share of other classes' maps inside the same region; NaN where there is none
   *     of the same place, as for patches at the map's own peak
   * @param alike how alike the patches look, -1 to 1; 1 where places, not looks, are suspected
   * @param onObject share of the pictures where the region is mostly on the object; NaN where the
   *     object is known of none
   */
  record Clues(double energy, double chance, double others, double alike, double onObject) {

    /**
     * The map's energy inside beyond what an even map and other classes have there; for patches at
     * the maps' own peaks times how alike they look. 0 to 1; decides what is tested, never what is
     * convicted.
     */
    double score() {
      double usual = Double.isNaN(others) ? chance : Math.max(chance, others);
      return Math.max(0, energy - usual) * Math.max(0, alike);
    }
  }

  /** The region in a picture, without the object's pixels where these are known. */
  Mask region(Seen seen) {
    Mask whole =
        place
            .region(seen, patch)
            .orElseThrow(() -> new IllegalArgumentException("the region is in no place known"));
    return seen.object().map(object -> Surgery.without(whole, object)).orElse(whole);
  }

  /** With the object's pixels. */
  Box box(Seen seen) {
    return place.region(seen, patch).flatMap(Mask::bounds).orElseThrow();
  }

  /** For tables: {@code peak, cluster 2}. */
  String name() {
    return from.isEmpty() ? place.id() : place.id() + ", " + from;
  }

  /** Whether the object's place is known, so that regions on it are left out. */
  boolean objectKnown() {
    return !Double.isNaN(clues.onObject());
  }
}
