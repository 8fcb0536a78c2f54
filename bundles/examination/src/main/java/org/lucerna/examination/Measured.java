/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import org.lucerna.vision.api.measure.Readings;

/**
 * What a metric said of a map.
 *
 * @param passes what it cost, in forward passes of one picture
 * @param millis how long it took
 */
public record Measured(String metric, Readings readings, double passes, double millis) {}
