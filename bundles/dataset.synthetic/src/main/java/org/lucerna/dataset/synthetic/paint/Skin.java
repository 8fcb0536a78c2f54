/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

import java.util.function.DoubleBinaryOperator;

/**
 * What covers a shape.
 *
 * @param base its colour
 * @param second the colour of its pattern
 * @param pattern from the shape's u and v: how much of the second colour, 0 to 1
 * @param gloss strength of the highlight, 0 to 1
 * @param edge width of the darker line inside the outline, in shares of the usual width
 */
public record Skin(
    Colour base, Colour second, DoubleBinaryOperator pattern, double gloss, double edge) {

  /** One colour, slightly glossy, with the usual line. */
  public static Skin plain(Colour colour) {
    return new Skin(colour, colour, (u, v) -> 0, 0.12, 1);
  }

  public Skin with(Colour other, DoubleBinaryOperator otherPattern) {
    return new Skin(base, other, otherPattern, gloss, edge);
  }

  public Skin gloss(double other) {
    return new Skin(base, second, pattern, other, edge);
  }

  public Skin edge(double other) {
    return new Skin(base, second, pattern, gloss, other);
  }

  Colour at(Surface s) {
    double share = pattern.applyAsDouble(s.u, s.v);
    return share == 0 ? base : base.mix(second, Ramp.clamp(share));
  }
}
