/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.util.Comparator;
import java.util.List;

/** Which classes of a picture become samples. */
public enum LabelRule {
  /**
   * One sample for each class in it, as the pointing game asks each class in turn (Zhang et al.
   * 2016, "Top-down Neural Attention by Excitation Backprop", section 4.2).
   */
  EACH,
  /** One sample: the class of the largest box that is not difficult, else of the largest. */
  LARGEST,
  /** One sample, and only of pictures whose objects are all of one class. */
  SINGLE_CLASS_ONLY;

  /** Those of one picture, sorted. */
  List<String> classes(Annotation annotation) {
    List<String> there =
        annotation.objects().stream().map(Annotation.Thing::className).distinct().sorted().toList();
    return switch (this) {
      case EACH -> there;
      case LARGEST ->
          annotation.objects().stream()
              .max(
                  Comparator.comparing((Annotation.Thing t) -> !t.difficult())
                      .thenComparing(Annotation.Thing::area))
              .map(Annotation.Thing::className)
              .stream()
              .toList();
      case SINGLE_CLASS_ONLY -> there.size() == 1 ? there : List.of();
    };
  }
}
