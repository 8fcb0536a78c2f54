/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.network.LayerId;

/**
 * One map.
 *
 * @param method the explainer's id
 * @param label the method's name for people
 * @param layerName as it appears in files and captions
 * @param className of the class explained
 * @param probability the network gives that class
 */
record Explanation(
    String method,
    String label,
    LayerId layer,
    String layerName,
    int classIndex,
    String className,
    double probability,
    Heatmap map) {

  /** {@code <method>--<layer>--<class index>}: the name of the map's files. */
  String fileStem() {
    return method + "--" + layerName + "--" + classIndex;
  }
}
