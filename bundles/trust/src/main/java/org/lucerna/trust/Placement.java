/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where a copy of a map lies: flipped, then shifted around, so that what leaves on one side comes
 * back on the other (the toroidal shift of Lotwick and Silverman 1982). Area and shape stay what
 * they are, only the place changes.
 *
 * @param down shift in pixels, 0 to the height less 1
 * @param right shift in pixels, 0 to the width less 1
 */
record Placement(int down, int right, boolean flipX, boolean flipY) {

  /**
   * Drawn from all placements alike, the map's own among them: then, were the place without
   * meaning, the map's own effect would be one of these draws.
   */
  static List<Placement> draw(int count, int height, int width, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Placement> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(
          new Placement(
              random.nextInt(height),
              random.nextInt(width),
              random.nextBoolean(),
              random.nextBoolean()));
    }
    return all;
  }

  /** The same pixels at this place. */
  int[] of(int[] pixels, int height, int width) {
    int[] moved = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int y = pixels[i] / width;
      int x = pixels[i] % width;
      int atY = ((flipY ? height - 1 - y : y) + down) % height;
      int atX = ((flipX ? width - 1 - x : x) + right) % width;
      moved[i] = atY * width + atX;
    }
    return moved;
  }
}
