/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;

/**
 * What single colours mean: the subject of renderer {@code color-key}, usually the legend of a
 * {@link PictureGrid}.
 */
public record ColorKey(List<Entry> entries) {

  /**
   * One colour.
   *
   * @param rgb {@code 0xRRGGBB}
   */
  public record Entry(int rgb, String meaning) {}

  public ColorKey {
    entries = List.copyOf(entries);
  }
}
