/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import org.lucerna.dataset.synthetic.paint.Colour;

/** The near or the far side of a creature that is being painted; the far one is darker. */
record Side(Sketch sketch, Critter critter, boolean far) {

  /** A colour as it looks on this side. */
  Colour tone(Colour colour) {
    return far ? Critter.far(colour) : colour;
  }
}
