/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class McNemarTest {

  /** Airway hyper-responsiveness, 1 against 7 (Fagerland, Lydersen and Laake 2013). */
  @Test
  void matchesThePublishedExample() {
    McNemar test = new McNemar(1, 7);
    assertEquals(.0703, test.exactP(), 5e-5);
    assertEquals(.0391, test.midP(), 5e-5);
    assertEquals(test.exactP(), new McNemar(7, 1).exactP());
  }

  @Test
  void equalNumbersShowNothing() {
    assertEquals(1, new McNemar(3, 3).exactP(), 1e-12);
    assertEquals(1 - .5 * 20 / 64, new McNemar(3, 3).midP(), 1e-12);
    assertEquals(1, new McNemar(0, 0).exactP());
    assertEquals(1, new McNemar(0, 0).midP());
  }

  @Test
  void picturesAreCountedByWhoIsRight() {
    boolean[] first = {true, true, false, false, true};
    boolean[] second = {true, false, true, false, false};
    assertEquals(new McNemar(2, 1), McNemar.of(first, second));
    assertThrows(IllegalArgumentException.class, () -> McNemar.of(first, new boolean[] {true}));
  }
}
