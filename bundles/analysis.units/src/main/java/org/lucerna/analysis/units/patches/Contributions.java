/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.util.Optional;

/** The largest of a unit's contributions, and its share of all that go in the same direction. */
final class Contributions {

  private final int direction;
  private double sum;
  private double best;
  private double factor;
  private int input;
  private int index = -1;

  /**
   * @param direction 1 where the question is why the unit's value is high, -1 why it is low
   */
  Contributions(int direction) {
    this.direction = direction;
  }

  void add(int input, int index, double factor, float value) {
    double contribution = direction * factor * value;
    if (contribution > 0) {
      sum += contribution;
      if (contribution > best) {
        best = contribution;
        this.input = input;
        this.index = index;
        this.factor = factor;
      }
    }
  }

  /** None where nothing contributes in the direction: the unit fires by its bias alone. */
  Optional<Link> largest() {
    return index < 0
        ? Optional.empty()
        : Optional.of(new Link(input, index, factor, direction * best, best / sum));
  }
}
