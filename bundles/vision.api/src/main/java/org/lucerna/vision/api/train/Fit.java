/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.train;

/**
 * How well a network fits a set of pictures.
 *
 * @param loss mean cross-entropy, natural logarithm
 * @param accuracy share of pictures classified right, 0 to 1
 */
public record Fit(double loss, double accuracy) {}
