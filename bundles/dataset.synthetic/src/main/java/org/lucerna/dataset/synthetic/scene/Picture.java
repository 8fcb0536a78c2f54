/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.scene;

import java.util.Map;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;

/**
 * A drawn scene.
 *
 * @param parts visible pixels of the creature's parts; those of a second creature's begin with
 *     {@code other-}; a planted mark is {@code mark}
 */
public record Picture(RgbImage image, Map<String, Mask> parts) {

  /** Begins the names of a second creature's parts. */
  public static final String OTHER = "other-";

  /** The planted mark's name. */
  public static final String MARK = "mark";

  public Picture {
    parts = Map.copyOf(parts);
  }
}
