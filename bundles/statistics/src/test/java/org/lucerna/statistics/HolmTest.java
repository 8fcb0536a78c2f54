/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {

  /** The usual worked example: 0.01, 0.04, 0.03, 0.005. */
  @Test
  void theSmallestIsMultipliedByTheirNumber() {
    List<Double> adjusted = Holm.adjusted(List.of(0.01, 0.04, 0.03, 0.005));
    assertEquals(List.of(0.03, 0.06, 0.06, 0.02), adjusted);
    assertEquals(List.of(), Holm.adjusted(List.of()));
  }
}
