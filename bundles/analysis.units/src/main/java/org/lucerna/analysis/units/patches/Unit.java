/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import org.lucerna.vision.api.network.LayerId;

/**
 * One channel of a layer, or a class.
 *
 * @param name for people: a class's name, else the layer's and the channel
 * @param isClass whether it is a logit
 */
record Unit(LayerId layer, String layerName, int channel, String name, boolean isClass) {}
