/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import org.lucerna.vision.api.network.Preprocessing;

/**
 * Where the pixels of a crop lie in the picture it was cut from: the shorter side scaled, the
 * centre cut out.
 */
record Framing(int width, int height, Preprocessing how) {

  private double scale() {
    return how.resize() == 0 ? 1 : (double) how.resize() / Math.min(width, height);
  }

  /** Column of the crop that a column of the picture becomes; may lie outside. */
  int cropX(int x) {
    return (int) Math.floor((x + 0.5) * scale() - left());
  }

  int cropY(int y) {
    return (int) Math.floor((y + 0.5) * scale() - top());
  }

  /** Column of the picture that a column of the crop shows, the nearest inside. */
  int pictureX(double cropX) {
    return clamped((cropX + left()) / scale(), width);
  }

  int pictureY(double cropY) {
    return clamped((cropY + top()) / scale(), height);
  }

  private double left() {
    return (width * scale() - how.crop()) / 2;
  }

  private double top() {
    return (height * scale() - how.crop()) / 2;
  }

  private static int clamped(double at, int size) {
    return Math.max(0, Math.min(size - 1, (int) Math.floor(at)));
  }
}
