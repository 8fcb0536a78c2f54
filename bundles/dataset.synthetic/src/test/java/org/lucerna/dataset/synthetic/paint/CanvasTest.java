/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Mask;

class CanvasTest {

  private final Canvas canvas = new Canvas(32, Light.roll(Dice.of(1)));
  private final Skin skin = Skin.plain(Colour.of(0.7, 0.1, 100));

  private static Blob disc(double x, double y, double radius) {
    return new Blob(Frame.of(new Point(x, y), 0, radius, 1), 1, 1);
  }

  @Test
  void aMaskHoldsThePixelsWhoseCentresLieInTheShape() {
    canvas.paint(disc(16, 15, 7.3), skin, 1);
    Mask mask = canvas.mask(1);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        boolean inside = Math.hypot(x + 0.5 - 16, y + 0.5 - 15) < 7.3;
        assertEquals(inside, mask.contains(x, y), x + "," + y);
      }
    }
  }

  @Test
  void whatIsPaintedLaterTakesPixelsAway() {
    canvas.paint(disc(12, 16, 8), skin, 1);
    int whole = canvas.mask(1).area();
    canvas.paint(disc(20, 16, 8), skin, 2);
    assertTrue(canvas.mask(1).contains(6, 16));
    assertFalse(canvas.mask(1).contains(16, 16));
    assertTrue(canvas.mask(2).contains(16, 16));
    canvas.paint(disc(16, 16, 30), skin, Canvas.NOBODY);
    assertEquals(0, canvas.mask(1).area());
    assertTrue(whole > 190);
  }

  @Test
  void shapesReachingOutOfTheCanvasAreCut() {
    canvas.paint(disc(-2, 16, 8), skin, 1);
    canvas.paint(disc(100, 100, 8), skin, 2);
    assertEquals(0, canvas.mask(1).bounds().orElseThrow().x());
    assertTrue(canvas.mask(2).bounds().isEmpty());
  }

  @Test
  void theSideTowardsTheLampIsBrighter() {
    canvas.paint(disc(16, 16, 12), skin.edge(0).gloss(0), 1);
    Light light = canvas.light();
    int dx = light.x() > 0 ? 6 : -6;
    assertTrue(canvas.get(16 + dx, 10).green() > 1.3 * canvas.get(16 - dx, 22).green());
  }

  @Test
  void hazeChangesColoursButNoOwner() {
    canvas.paint(disc(16, 16, 8), skin, 1);
    int area = canvas.mask(1).area();
    Colour before = canvas.get(16, 16);
    canvas.haze(disc(16, 16, 4), Colour.of(0.1, 0, 0), 2, 0.8);
    assertTrue(canvas.get(16, 16).green() < before.green());
    assertEquals(area, canvas.mask(1).area());
  }
}
