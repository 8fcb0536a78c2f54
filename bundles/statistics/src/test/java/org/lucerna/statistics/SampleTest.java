/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SampleTest {

  /** Heat flow meter data of the NIST/SEMATECH e-handbook, section 1.3.5.2. */
  @Test
  void studentIntervalMatchesTheHandbook() {
    Interval interval = new Sample(195, 9.261460, 0.022789).studentInterval().orElseThrow();
    assertEquals(9.258242, interval.low(), 1.5e-6);
    assertEquals(9.264679, interval.high(), 1.5e-6);
  }

  @Test
  void deviationHasTheDivisorOfASample() {
    Sample sample = Sample.of(2, 4, 4, 4, 5, 5, 7, 9);
    assertEquals(5, sample.mean());
    assertEquals(Math.sqrt(32.0 / 7), sample.deviation(), 1e-12);
  }

  @Test
  void oneValueHasNoInterval() {
    assertTrue(Sample.of(3).studentInterval().isEmpty());
    assertThrows(IllegalArgumentException.class, () -> Sample.of());
  }
}
