/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

/**
 * A unit's answer at one place of one picture.
 *
 * @param activation the layer's value there, never exactly 0
 * @param picture the picture's {@code index} among those inspected
 * @param y row of the layer's plane; 0 where it has none
 * @param x column of the layer's plane; 0 where it has none
 */
public record Firing(float activation, int picture, int y, int x) {}
