/* SPDX-License-Identifier: Apache-2.0 */
/** Plugins as services - found by id, described without loading their classes. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.lucerna.core.api.plugin;
