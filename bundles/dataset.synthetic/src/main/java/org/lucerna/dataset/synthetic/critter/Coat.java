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
 * @param accent well apart from the fur: the defining part's main colour, also of scarves
 * @param second goes with the accent
 * @param eye the iris
 */
public record Coat(Colour fur, Colour belly, Colour accent, Colour second, Colour eye) {

  static final Colour INK = Colour.of(0.2, 0.025, 300);
  static final Colour WHITE = Colour.of(0.97, 0.01, 90);

  public static Coat roll(Dice dice) {
    double hue = dice.between(0, 360);
    double light = dice.between(0.56, 0.84);
    double chroma = dice.between(0.05, 0.15);
    Colour fur = Colour.of(light, chroma, hue);
    Colour belly =
        Colour.of(Math.min(0.95, light + 0.14), chroma * 0.5, hue + dice.between(-15, 35));
    double turn = hue + dice.sign() * dice.between(70, 180);
    double apart = light > 0.7 ? light - dice.between(0.12, 0.3) : light + dice.between(0.1, 0.24);
    Colour accent = Colour.of(apart, dice.between(0.1, 0.17), turn);
    double step = apart > 0.66 ? -dice.between(0.18, 0.3) : dice.between(0.18, 0.3);
    Colour second = Colour.of(apart + step, dice.between(0.05, 0.13), turn + dice.between(-45, 45));
    Colour eye = Colour.of(dice.between(0.4, 0.6), 0.12, dice.between(0, 360));
    return new Coat(fur, belly, accent, second, eye);
  }
}
