/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

/**
 * What a map cost beyond what had been computed for the maps before it.
 *
 * @param forwards arithmetic, in forward passes of one picture
 * @param millis elapsed time
 */
record Cost(double forwards, double millis) {}
