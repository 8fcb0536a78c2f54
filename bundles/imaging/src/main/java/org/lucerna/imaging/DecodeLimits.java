/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

/**
 * How large a picture may be. Dimensions are read from the header and checked before a pixel is
 * decoded.
 *
 * @param bytes of the file
 * @param side the longer side in pixels
 * @param pixels width times height
 */
public record DecodeLimits(long bytes, int side, long pixels) {

  /** 256 MiB, 20,000 pixels a side, 100 million pixels. */
  public static final DecodeLimits DEFAULT = new DecodeLimits(256L << 20, 20_000, 100_000_000);

  public DecodeLimits {
    if (bytes < 1 || side < 1 || pixels < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
