/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.List;
import org.lucerna.core.api.data.Tensor;

/**
 * A layer's channels for one picture.
 *
 * @param name the layer's, for files and captions
 * @param values {@code [C, h, w]}
 * @param rectified whether no value can be negative
 * @param channels in order of their numbers
 */
record LayerMaps(String name, Tensor values, boolean rectified, List<ChannelSummary> channels) {

  /** The largest size of a value. */
  double reach() {
    return rectified ? values.max() : Math.max(values.max(), -values.min());
  }
}
