/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ColourTest {

  /** CSS Color Module Level 4 gives red as oklch(62.7955% 0.257683 29.2339). */
  @Test
  void redIsWhereTheStandardSaysItIs() {
    Colour red = Colour.of(0.627955, 0.257683, 29.2339);
    assertEquals(1, red.red(), 1e-3);
    assertEquals(0, red.green(), 1e-3);
    assertEquals(0, red.blue(), 1e-3);
  }

  /** And blue as oklch(45.2014% 0.313214 264.052). */
  @Test
  void blueIsWhereTheStandardSaysItIs() {
    Colour blue = Colour.of(0.452014, 0.313214, 264.052);
    assertEquals(0, blue.red(), 1e-3);
    assertEquals(0, blue.green(), 1e-3);
    assertEquals(1, blue.blue(), 1e-3);
  }

  @Test
  void whiteIsFullLight() {
    Colour white = Colour.of(1, 0, 0);
    assertEquals(1, white.red(), 1e-3);
    assertEquals(1, white.green(), 1e-3);
    assertEquals(1, white.blue(), 1e-3);
  }

  @Test
  void theDistanceOfTwoGreysIsTheirDifferenceInLightness() {
    assertEquals(0.3, Colour.of(0.8, 0, 0).distance(Colour.of(0.5, 0, 0)), 1e-6);
  }
}
