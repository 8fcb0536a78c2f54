/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.List;
import java.util.Random;

/** Specimens whose weights are drawn anew, with the spread they had. */
final class Redrawn {

  private static final List<String> UPPER = List.of("fc1.weight", "fc.weight");

  private Redrawn() {}

  /** The layers behind the features. */
  static Specimen upper(Specimen specimen, long seed) {
    return redrawn(specimen, UPPER.stream().filter(specimen.tensors()::containsKey).toList(), seed);
  }

  /** All weights; biases stay. */
  static Specimen all(Specimen specimen, long seed) {
    return redrawn(
        specimen,
        specimen.tensors().keySet().stream().filter(n -> n.endsWith(".weight")).sorted().toList(),
        seed);
  }

  private static Specimen redrawn(Specimen specimen, List<String> parameters, long seed) {
    Specimen changed = specimen;
    Random random = new Random(seed);
    for (String parameter : parameters) {
      double spread = Maps.magnitude(specimen.tensor(parameter));
      changed = changed.map(parameter, (i, v) -> (float) (spread * (2 * random.nextDouble() - 1)));
    }
    return changed;
  }
}
