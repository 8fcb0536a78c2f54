/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.RgbImage;

/**
 * A picture with white frames, each named beside it: the subject of renderer {@code frames}.
 *
 * @param title above; may be empty
 * @param frames may lie in one another; one that is the whole picture is drawn along its border
 * @param caption lines under the picture
 */
public record FramedPicture(
    String title, RgbImage picture, List<Frame> frames, List<String> caption) {

  /**
   * @param bounds in pixels of the picture
   * @param label a short line
   */
  public record Frame(Bounds bounds, String label) {}

  public FramedPicture {
    frames = List.copyOf(frames);
    caption = List.copyOf(caption);
  }
}
