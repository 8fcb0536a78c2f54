/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api.current;

/**
 * The class looked at.
 *
 * @param index among the model's outputs
 */
public record CurrentClass(int index, String name) {}
