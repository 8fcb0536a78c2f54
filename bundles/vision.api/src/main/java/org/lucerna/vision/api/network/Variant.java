/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

/**
 * A network that a family can build.
 *
 * @param id torchvision's function name where there is one, such as {@code vgg16}
 * @param label the name people read
 * @param cite the paper
 */
public record Variant(String id, String label, String cite) {}
