/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;

/**
 * Where a method is asked: a network, pictures, which of them, about what, at which layer.
 *
 * @param pictures {@code [N, 3, H, W]}
 * @param target of every picture
 */
record Scene(Specimen specimen, Tensor pictures, int picture, Target target, LayerId layer) {

  /** One picture, {@code [3, H, W]}, at the specimen's features. */
  static Scene of(Specimen specimen, Tensor picture, Target target) {
    return new Scene(specimen, Pictures.batch(picture), 0, target, specimen.layer());
  }

  Scene in(Specimen other) {
    return new Scene(other, pictures, picture, target, layer);
  }

  Scene about(Target other) {
    return new Scene(specimen, pictures, picture, other, layer);
  }

  Scene at(LayerId other) {
    return new Scene(specimen, pictures, picture, target, other);
  }

  /** The same picture as one among others. */
  Scene among(Tensor all, int index) {
    return new Scene(specimen, all, index, target, layer);
  }

  ProbePlan plan() {
    List<Target> one = List.of(target);
    return new ProbePlan(pictures, Set.of(layer), Collections.nCopies(pictures.size(0), one));
  }
}
