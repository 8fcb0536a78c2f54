/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import org.lucerna.dataset.synthetic.paint.Dice;

/**
 * What makes a class: a part painted at one or several of these moments, from behind to front.
 * Random numbers are the trait's own, so that nothing else of a picture depends on the class.
 */
interface Trait {

  /** Before the body. */
  default void behindBody(Sketch sketch, Critter critter, Dice dice) {}

  /** On the body, before near legs and head. */
  default void onBody(Sketch sketch, Critter critter, Dice dice) {}

  /** Over body and legs, before the head. */
  default void onBack(Sketch sketch, Critter critter, Dice dice) {}

  /** Before the head. */
  default void behindHead(Sketch sketch, Critter critter, Dice dice) {}

  /** On the bare head, before the face. */
  default void onHead(Sketch sketch, Critter critter, Dice dice) {}
}
