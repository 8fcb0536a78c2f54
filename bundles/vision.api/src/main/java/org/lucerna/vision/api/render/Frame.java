/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import org.lucerna.core.api.data.Bounds;

/**
 * A box around something in a picture.
 *
 * @param bounds in pixels of the picture
 * @param look how it is drawn
 */
public record Frame(Bounds bounds, Look look) {

  /** What it stands for. */
  public enum Look {
    /** Where an object truly is: white, solid. */
    TRUTH,
    /** Where a method says it is: magenta, dashed. */
    FOUND
  }
}
