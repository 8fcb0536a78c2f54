/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import org.lucerna.vision.api.network.LayerId;

/**
 * Changed values of a layer and what is read of them.
 *
 * @param layer whose values are changed
 * @param read the layer whose values are answered
 */
public record PerturbedPass(
    LayerId layer, Perturbation change, LayerId read, Precision precision) {}
