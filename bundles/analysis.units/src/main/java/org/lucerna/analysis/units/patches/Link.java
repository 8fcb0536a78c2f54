/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

/**
 * From a unit to the one value it reads that speaks most for it.
 *
 * @param input which of the layer's inputs, from 0
 * @param index position among that input's values
 * @param factor what that value is multiplied by; only its sign is meant where the layer does more
 *     than multiply
 * @param contribution {@code factor * value}, in units of this unit's value
 * @param share of all contributions in the unit's own direction, 0 to 1; 1 where it reads one value
 */
record Link(int input, int index, double factor, double contribution, double share) {}
