/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api.current;

import org.lucerna.vision.api.network.LayerId;

/**
 * The layer looked at.
 *
 * @param name as the network displays it
 */
public record CurrentLayer(LayerId layer, String name) {}
