/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding.model;

/**
 * Places in a plane.
 *
 * @param name such as {@code tsne}
 * @param x never changed by anyone
 * @param y never changed by anyone
 */
public record Plane(String name, float[] x, float[] y) {}
