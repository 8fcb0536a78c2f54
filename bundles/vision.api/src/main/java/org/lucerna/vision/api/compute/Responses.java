/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.Optional;
import org.lucerna.core.api.data.Tensor;

/**
 * What the network answered to changed values.
 *
 * @param values {@code [M, ...]}: logits, or the values of the layer that was read
 * @param shortcut how running the network M times was avoided, a sentence for the facts of a map;
 *     empty where it was not
 */
public record Responses(Tensor values, Optional<String> shortcut) {}
