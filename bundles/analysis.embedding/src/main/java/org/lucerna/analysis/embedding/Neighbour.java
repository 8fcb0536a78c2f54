/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

/**
 * A picture near another.
 *
 * @param sameClass whether both are of one class
 * @param duplicate whether both are of one group
 */
record Neighbour(int picture, double distance, boolean sameClass, boolean duplicate) {}
