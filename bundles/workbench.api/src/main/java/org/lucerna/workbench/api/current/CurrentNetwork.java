/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api.current;

import java.util.Optional;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/**
 * A network that is looked at without weights, beside the open model. Absent while people look at
 * the open model's own network, whose layers are {@link CurrentLayer}s.
 *
 * @param layer the one that was clicked, if any
 */
public record CurrentNetwork(Network network, Optional<LayerId> layer) {}
