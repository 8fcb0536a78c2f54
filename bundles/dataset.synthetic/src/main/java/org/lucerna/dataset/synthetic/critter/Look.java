/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import org.lucerna.dataset.synthetic.paint.Dice;

/**
 * Small things that make creatures of one class differ; the same distribution for every class.
 *
 * @param ears shape of the short ears
 * @param tail shape of the plain tail
 * @param mouth shape of the mouth
 * @param scarf whether it wears one
 * @param tuft whether hair stands on its head
 * @param patch whether the belly is lighter
 * @param socks whether the feet have the belly's colour
 * @param brightEyes an iris in white, or all dark
 * @param gaze where it looks, from -1 to 1
 * @param wobble any number from 0 to 1, for what else varies
 */
public record Look(
    Ears ears,
    Tail tail,
    Mouth mouth,
    boolean scarf,
    boolean tuft,
    boolean patch,
    boolean socks,
    boolean brightEyes,
    double gaze,
    double wobble) {

  enum Ears {
    ROUND,
    POINTED,
    FOLDED
  }

  enum Tail {
    STUB,
    THIN,
    NONE
  }

  enum Mouth {
    MUZZLE,
    BEAK,
    BUTTON
  }

  /** Whether there is a plain tail to be seen. */
  public boolean hasTail() {
    return tail != Tail.NONE;
  }

  public static Look roll(Dice dice) {
    return new Look(
        Ears.values()[dice.below(3)],
        Tail.values()[dice.below(3)],
        Mouth.values()[dice.below(3)],
        dice.chance(0.3),
        dice.chance(0.35),
        dice.chance(0.6),
        dice.chance(0.4),
        dice.chance(0.5),
        dice.between(-1, 1),
        dice.unit());
  }
}
