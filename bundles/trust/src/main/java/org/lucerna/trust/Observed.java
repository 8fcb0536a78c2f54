/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was seen of one map, and what the verdict depends on.
 *
 * @param randomisation rank correlation with the map of the network with re-initialised weights
 * @param rival rank correlation with the strongest other class's map
 */
record Observed(
    Deletion deletion,
    Optional<Stability> stability,
    OptionalDouble randomisation,
    OptionalDouble rival) {}
