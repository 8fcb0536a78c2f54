/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

/**
 * What one map costs that is made alone.
 *
 * @param passes all that is computed, the picture's own forward pass included, in forward passes
 * @param millis how long it took, once
 */
public record MapCost(double passes, double millis) {}
