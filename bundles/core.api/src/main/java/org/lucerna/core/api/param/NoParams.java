/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.param;

/** For services without parameters. */
public record NoParams() {}
