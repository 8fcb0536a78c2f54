/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

/**
 * Something that computes.
 *
 * @param id such as {@code cpu} or {@code cuda:0}
 * @param label the name people read
 */
public record Device(String id, String label) {}
