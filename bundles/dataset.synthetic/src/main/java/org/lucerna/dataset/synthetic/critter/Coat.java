/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import org.lucerna.dataset.synthetic.paint.Colour;
import org.lucerna.dataset.synthetic.paint.Dice;

/**
 * A creature's colours. Every creature has all of them, whatever its class, so that none tells the
 * class.
 *
 * @param fur body, head, legs
 * @param belly lighter fur below and around the mouth
 * @param accent much lighter or darker than the fur: the defining part's main colour
 * @param second much darker or lighter than the accent: its pattern, also scarves
 * @param eye the iris
 */
public record Coat(Colour fur, Colour belly, Colour accent, Colour second, Colour eye) {

  static final Colour INK = Colour.of(0.2, 0.025, 300);
  static final Colour WHITE = Colour.of(0.97, 0.01, 90);

  public static Coat roll(Dice dice) {
    double hue = dice.between(0, 360);
    boolean pale = dice.chance(0.5);
    double light = pale ? dice.between(0.54, 0.68) : dice.between(0.72, 0.86);
    double chroma = dice.between(0.05, 0.15);
    Colour fur = Colour.of(light, chroma, hue);
    Colour belly =
        Colour.of(Math.min(0.95, light + 0.14), chroma * 0.5, hue + dice.between(-15, 35));
    double turn = hue + dice.sign() * dice.between(60, 180);
    double main = pale ? dice.between(0.84, 0.92) : dice.between(0.38, 0.48);
    double other = pale ? dice.between(0.36, 0.48) : dice.between(0.78, 0.9);
    Colour accent = Colour.of(main, dice.between(0.08, 0.15), turn);
    Colour second = Colour.of(other, dice.between(0.06, 0.13), turn + dice.between(-50, 50));
    Colour eye = Colour.of(dice.between(0.4, 0.6), 0.12, dice.between(0, 360));
    return new Coat(fur, belly, accent, second, eye);
  }
}
