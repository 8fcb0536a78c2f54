/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api.current;

/** The explanation method looked at, by its id. */
public record CurrentMethod(String id) {}
