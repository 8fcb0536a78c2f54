/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.data;

import java.util.BitSet;
import java.util.Optional;

/** An immutable set of pixels of a picture. */
public final class Mask {

  private final int width;
  private final int height;
  private final BitSet bits;

  private Mask(int width, int height, BitSet bits) {
    this.width = width;
    this.height = height;
    this.bits = bits;
  }

  /** Copies {@code bits}; bit {@code y * width + x} stands for the pixel at column x, row y. */
  public static Mask of(int width, int height, BitSet bits) {
    if (bits.length() > width * height) {
      throw new IllegalArgumentException("a pixel lies outside " + width + "x" + height);
    }
    return new Mask(width, height, (BitSet) bits.clone());
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public boolean contains(int x, int y) {
    return bits.get(y * width + x);
  }

  /** The number of pixels. */
  public int area() {
    return bits.cardinality();
  }

  /** The pixels of this mask and of {@code other}, which has the same size. */
  public Mask union(Mask other) {
    if (other.width != width || other.height != height) {
      throw new IllegalArgumentException("masks of different sizes");
    }
    BitSet both = (BitSet) bits.clone();
    both.or(other.bits);
    return new Mask(width, height, both);
  }

  /** The smallest box around all pixels; empty for an empty mask. */
  public Optional<Box> bounds() {
    if (bits.isEmpty()) {
      return Optional.empty();
    }
    int left = width;
    int right = -1;
    for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
      left = Math.min(left, i % width);
      right = Math.max(right, i % width);
    }
    int top = bits.nextSetBit(0) / width;
    int bottom = (bits.length() - 1) / width;
    return Optional.of(new Box(left, top, right - left + 1, bottom - top + 1));
  }

  /** Equal size and equal pixels. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Mask m && m.width == width && m.height == height && m.bits.equals(bits);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + bits.hashCode();
  }

  @Override
  public String toString() {
    return "Mask[" + width + "x" + height + ", " + area() + " pixels]";
  }
}
