/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.data;

/** An immutable picture of 8 bits a channel, red, green and blue, in the sRGB colour space. */
public final class RgbImage {

  private final int width;
  private final int height;
  private final int[] rgb;

  private RgbImage(int width, int height, int[] rgb) {
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /**
   * Takes {@code rgb} over without copying; the caller must not change it afterwards.
   *
   * @param rgb {@code 0xRRGGBB} row by row; higher bits are ignored
   * @throws IllegalArgumentException if the length is not {@code width * height}
   */
  public static RgbImage wrap(int width, int height, int[] rgb) {
    if (width < 1 || height < 1 || (long) width * height != rgb.length) {
      throw new IllegalArgumentException(
          width + "x" + height + " pixels do not match " + rgb.length + " values");
    }
    return new RgbImage(width, height, rgb);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** {@code 0xRRGGBB} at column {@code x}, row {@code y}. */
  public int rgb(int x, int y) {
    return rgb[y * width + x] & 0xFFFFFF;
  }

  /** A copy of all pixels, {@code 0xRRGGBB} row by row (higher bits undefined). */
  public int[] toArray() {
    return rgb.clone();
  }

  /** Equal size and equal pixels. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof RgbImage i) || i.width != width || i.height != height) {
      return false;
    }
    for (int p = 0; p < rgb.length; p++) {
      if (((rgb[p] ^ i.rgb[p]) & 0xFFFFFF) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = width;
    for (int pixel : rgb) {
      hash = 31 * hash + (pixel & 0xFFFFFF);
    }
    return hash;
  }

  @Override
  public String toString() {
    return "RgbImage[" + width + "x" + height + "]";
  }
}
