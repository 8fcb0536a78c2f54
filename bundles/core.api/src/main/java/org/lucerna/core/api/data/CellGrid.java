/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.data;

/**
 * Where the cells of a map lie: the centre of the first one and the distance from one to the next,
 * in pixels of the picture the network saw, whose first pixel's centre is at 0.5.
 */
public record CellGrid(double firstY, double firstX, double stepY, double stepX) {}
