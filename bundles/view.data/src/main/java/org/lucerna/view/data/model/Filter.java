/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data.model;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.workbench.api.current.PictureSet;

/**
 * Which pictures are listed; all conditions hold together.
 *
 * @param places classes, or splits of classes; none for all
 * @param split of all classes
 * @param said what the model must have said
 * @param text that the id, the class or the prediction contains, in any case
 * @param picked pictures that were picked elsewhere
 */
public record Filter(
    Set<Place> places, Optional<Split> split, Said said, String text, Optional<PictureSet> picked) {

  /** Everything. */
  public static final Filter ALL =
      new Filter(Set.of(), Optional.empty(), Said.ANYTHING, "", Optional.empty());

  public Filter {
    places = Set.copyOf(places);
  }

  /**
   * A class, or one split of it.
   *
   * @param label the class's index
   */
  public record Place(int label, Optional<Split> split) {}

  /**
   * A condition on predictions; one that asks for nothing holds for pictures without one, too.
   *
   * @param predicted the output
   * @param low least confidence, 0 to 1
   * @param high largest confidence, 0 to 1
   * @param truth whether it is the picture's class
   */
  public record Said(
      OptionalInt predicted, double low, double high, Optional<Verdict.Truth> truth) {

    /** No condition. */
    public static final Said ANYTHING = new Said(OptionalInt.empty(), 0, 1, Optional.empty());

    boolean holds(Optional<Verdict> verdict) {
      if (equals(ANYTHING)) {
        return true;
      }
      return verdict
          .filter(v -> predicted.isEmpty() || predicted.getAsInt() == v.predicted())
          .filter(v -> v.confidence() >= low && (v.confidence() <= high || high >= 1))
          .filter(v -> truth.isEmpty() || truth.get() == v.truth())
          .isPresent();
    }
  }

  /** Whether what is listed changes while predictions arrive. */
  public boolean dependsOnPredictions() {
    return !said.equals(Said.ANYTHING) || !text.isBlank();
  }

  boolean holds(int label, Split own) {
    return split.map(own::equals).orElse(true)
        && (places.isEmpty()
            || places.contains(new Place(label, Optional.empty()))
            || places.contains(new Place(label, Optional.of(own))));
  }

  /** The numbers of the pictures picked elsewhere, to look them up. */
  Optional<Set<Integer>> numbers() {
    return picked.map(set -> new HashSet<>(set.samples()));
  }
}
