/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType.Layers;
import org.lucerna.vision.api.explain.ExplainerType.Trait;

/**
 * Methods with the mistakes of published libraries, and the check that must find each. Some show in
 * several checks; the one named is the one made for them.
 */
final class Faults {

  /**
   * @param mistake what is wrong, and who does it
   * @param check that must fail
   */
  record Fault(String mistake, String check, Bench.Method method) {

    Fault at(Layers layers) {
      return new Fault(mistake, check, method.at(layers));
    }

    Fault has(Trait... traits) {
      return new Fault(mistake, check, method.has(traits));
    }

    Fault using(Capability... capabilities) {
      return new Fault(mistake, check, method.using(capabilities));
    }

    Fault with(Class<? extends Record> params) {
      return new Fault(mistake, check, method.with(params));
    }

    @Override
    public String toString() {
      return mistake;
    }
  }

  private Faults() {}

  static Fault fault(String mistake, String check, String id, Bench.Plain explainer) {
    return fault(mistake, check, id, (Explainer<?>) explainer);
  }

  static Fault fault(String mistake, String check, String id, Explainer<?> explainer) {
    return new Fault(mistake, check, Bench.Method.of(id, explainer));
  }

  static List<Fault> all() {
    return Stream.of(
            WrongMaps.ofTargets(),
            WrongMaps.ofWeights(),
            WrongMaps.ofPictures(),
            WrongScores.ofMasks(),
            WrongScores.ofLayers(),
            WrongWalks.toThePicture(),
            WrongWalks.throughTheGraph(),
            WrongConduct.all())
        .flatMap(List::stream)
        .toList();
  }
}
