/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.List;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.compute.Target;

/** Whose score the channels contribute to, in the user's word. */
record Targets(Inspection inspection, String word) {

  boolean none() {
    return word.equals("none");
  }

  /**
   * One target for a picture, or none.
   *
   * @throws ParamException for a class that the network does not have, or an unknown label
   */
  List<Target> of(InspectedPicture picture) {
    return switch (word) {
      case "none" -> List.of();
      case "predicted" -> List.of(Target.predicted());
      case "label" -> List.of(Target.ofClass(label(picture)));
      default -> List.of(Target.ofClass(inspection.classIndex(word)));
    };
  }

  private static int label(InspectedPicture picture) {
    return picture
        .label()
        .orElseThrow(
            () ->
                new ParamException(
                    "target",
                    "the class of picture %s is none of the network's, so there is no target 'label': say predicted or a class"
                        .formatted(picture.id())));
  }
}
