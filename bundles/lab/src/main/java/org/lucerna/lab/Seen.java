/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.dataset.Redraw;
import org.lucerna.vision.api.measure.Prediction;

/**
 * A drawn picture before the network.
 *
 * @param logits what the network says of it as it is
 * @param others by class, the name of its defining part, of the creatures beside the labelled ones
 */
record Seen(
    InspectedPicture picture,
    int label,
    PictureTruth truth,
    Redraw redraw,
    float[] logits,
    Map<Integer, String> others) {

  boolean isRight() {
    return best(logits) == label;
  }

  /** The class with the largest logit. */
  static int best(float[] logits) {
    return new Prediction("", -1, logits).predicted();
  }

  /** Parts that do not tell the class, whether or not something hides them. */
  List<String> plainParts() {
    return redraw.parts().stream().filter(p -> !truth.defining().contains(p)).toList();
  }

  String definingPart() {
    return truth.defining().iterator().next();
  }

  /** Names of the parts that can be seen well enough to ask about. */
  Set<String> visible(int pixels) {
    return redraw.parts().stream()
        .filter(p -> truth.parts().containsKey(p) && truth.parts().get(p).area() >= pixels)
        .collect(Collectors.toSet());
  }
}
