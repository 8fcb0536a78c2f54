/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Tensor;

/**
 * How a map differs from a reference.
 *
 * @param actual the map
 * @param beyond cells that differ by more
 * @param limit the largest difference allowed, a fraction of the reference's range times that range
 * @param length of the difference, relative to the reference's
 * @param worst difference, as a fraction of the range
 */
record Comparison(Tensor actual, List<Integer> beyond, double limit, double length, double worst) {

  static Comparison of(Tensor expected, Tensor actual, double tolerance) {
    assertArrayEquals(expected.shape(), actual.shape());
    double range = expected.max() - expected.min();
    if (range == 0) {
      assertEquals(expected, actual, "a reference without range is met exactly");
      return new Comparison(actual, List.of(), 0, 0, 0);
    }
    List<Integer> beyond = new ArrayList<>();
    double differences = 0;
    double squares = 0;
    double worst = 0;
    for (int i = 0; i < expected.length(); i++) {
      double difference = Math.abs(expected.at(i) - actual.at(i));
      if (!(difference <= tolerance * range)) {
        beyond.add(i);
      }
      worst = Math.max(worst, difference / range);
      differences += difference * difference;
      squares += (double) expected.at(i) * expected.at(i);
    }
    double length = Math.sqrt(differences / squares);
    return new Comparison(actual, beyond, tolerance * range, length, worst);
  }

  @Override
  public String toString() {
    return "%d of %d cells are further off, by %.1e of the range at most; relative length %.1e"
        .formatted(beyond.size(), actual.length(), worst, length);
  }
}
