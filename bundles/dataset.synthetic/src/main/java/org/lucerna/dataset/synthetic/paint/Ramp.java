/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

/** Ways from 0 to 1. */
public final class Ramp {

  private Ramp() {}

  public static double clamp(double t) {
    return t < 0 ? 0 : Math.min(t, 1);
  }

  /** Hermite's 3t² - 2t³ of {@code t} between 0 and 1. */
  static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  /** 0 up to {@code low}, 1 from {@code high}, smooth in between. */
  public static double step(double low, double high, double value) {
    return smooth(clamp((value - low) / (high - low)));
  }
}
