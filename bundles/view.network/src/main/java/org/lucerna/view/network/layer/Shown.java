/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.util.Optional;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.view.network.structure.LayerFact;
import org.lucerna.vision.api.network.ParameterSpec;

/**
 * What was found out about a subject; what is not in sight is not asked for.
 *
 * @param weight empty where the layer has no weights of a filter's shape
 */
record Shown(
    Subject subject,
    Known known,
    Optional<FeatureMaps> maps,
    Optional<ParameterSpec> weight,
    Optional<Kernels> kernels) {

  LayerFact layer() {
    return known.facts().find(subject.shown()).orElseThrow();
  }

  boolean isLayerOf(Subject other) {
    return subject.network() == other.network()
        && subject.session().equals(other.session())
        && subject.shown().equals(other.shown());
  }

  /** The crop, if it is of the same picture and model. */
  Optional<RgbImage> crop(Subject other) {
    boolean same =
        subject.session().equals(other.session()) && subject.picture().equals(other.picture());
    return same ? maps.map(FeatureMaps::crop) : Optional.empty();
  }

  /** What is in sight. */
  enum Tab {
    MAPS,
    FILTERS,
    FACTS
  }

  /**
   * Finds out about a subject, what is known already taken over.
   *
   * @param tab what is in sight
   */
  static Shown of(Subject subject, Optional<Shown> before, Tab tab) throws java.io.IOException {
    Known known =
        before
            .filter(b -> b.subject().network() == subject.network())
            .map(Shown::known)
            .orElseGet(() -> Known.of(subject.network()));
    Optional<ParameterSpec> weight = subject.weight(known);
    Optional<Kernels> kernels = before.filter(b -> b.isLayerOf(subject)).flatMap(Shown::kernels);
    if (tab == Tab.FILTERS && kernels.isEmpty() && subject.session().isPresent()) {
      kernels =
          weight.filter(w -> w.elements() <= Subject.MOST_WEIGHTS).map(w -> subject.kernels(w));
    }
    Optional<FeatureMaps> maps = subject.maps(known, before.flatMap(b -> b.crop(subject)));
    return new Shown(subject, known, maps, weight, kernels);
  }
}
