/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.session.Answer;

/**
 * One map in the grid.
 *
 * @param subject what it is about
 * @param answer what it is part of
 * @param part which of the answer's maps
 */
record Cell(Subject subject, Answer answer, int part) {

  Heatmap map() {
    return answer.map().parts().get(part);
  }

  /** The name of this one of several maps; empty where there is one. */
  String partName() {
    return answer.map().names().isEmpty() ? "" : answer.map().names().get(part);
  }

  /** Such as {@code Grad-CAM at features.12, tabby}. */
  String title() {
    String layer = answer.layerName().isEmpty() ? "" : " at " + answer.layerName();
    String part = partName().isEmpty() ? "" : ", " + partName();
    String target = answer.target().name().isEmpty() ? "" : ", " + answer.target().name();
    return answer.label() + layer + part + target;
  }
}
