/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.HashSet;
import java.util.Set;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/** What channels are called: by number, and where each stands for a class by that, too. */
final class ChannelNames {

  private final Inspection inspection;
  private final Set<LayerId> classes = new HashSet<>();

  ChannelNames(Inspection inspection) {
    this.inspection = inspection;
    Network network = inspection.model().network();
    Heads.classifier(network)
        .ifPresent(
            node -> {
              classes.add(node.id());
              network.tail(node.id()).forEach(behind -> classes.add(behind.id()));
            });
  }

  /** Such as {@code #12}, or {@code #985 daisy}. */
  String of(LayerId layer, int channel) {
    boolean named = classes.contains(layer) && channel < inspection.classes().size();
    return "#" + channel + (named ? " " + inspection.classes().get(channel) : "");
  }
}
