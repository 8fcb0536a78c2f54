/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import org.lucerna.vision.api.network.LayerId;

/**
 * A layer's units against all concepts.
 *
 * @param name as captions name the layer
 * @param thresholds T_k of each unit
 * @param pixels of a picture, as the network sees it
 * @param top where each unit is strongest; pictures by their number in {@code masked}
 * @param real counts of each unit against the masks of the same picture
 * @param shuffled counts against the masks of another picture
 */
record DissectedLayer(
    LayerId layer,
    String name,
    Masked masked,
    float[] thresholds,
    int pixels,
    TopPictures top,
    Counts real,
    Counts shuffled) {

  int units() {
    return thresholds.length;
  }
}
