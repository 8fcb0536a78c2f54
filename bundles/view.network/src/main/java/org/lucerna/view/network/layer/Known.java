/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import org.lucerna.view.network.structure.NetworkFacts;
import org.lucerna.vision.api.network.InputRegions;
import org.lucerna.vision.api.network.Network;

/** What the graph alone says of a network; made away from the event thread. */
record Known(NetworkFacts facts, InputRegions regions) {

  static Known of(Network network) {
    return new Known(NetworkFacts.of(network), new InputRegions(network));
  }
}
