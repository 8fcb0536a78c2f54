/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lucerna.view.embedding.model.Plane;

/**
 * Points as they are shown.
 *
 * @param classes index of each point's class among the marks
 * @param samples index of each point's picture in the open data set, -1 where it is not there
 */
record Cloud(Plane plane, Marks marks, List<Integer> classes, List<Integer> samples) {

  /**
   * What stands out.
   *
   * @param strong points that do, if only some; all others are faint
   * @param current the point of the current picture
   */
  record Emphasis(Optional<Set<Integer>> strong, Optional<Integer> current) {

    static final Emphasis NONE = new Emphasis(Optional.empty(), Optional.empty());

    boolean isFaint(int point) {
      return strong.isPresent() && !strong.get().contains(point);
    }
  }

  Cloud {
    classes = List.copyOf(classes);
    samples = List.copyOf(samples);
  }

  int n() {
    return plane.x().length;
  }
}
