/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.data;

/** A rectangle of pixels: column and row of its first pixel, width and height in pixels. */
public record Box(int x, int y, int width, int height) {

  public long area() {
    return (long) width * height;
  }
}
