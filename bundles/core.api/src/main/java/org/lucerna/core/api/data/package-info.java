/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Values that cross bundle borders - immutable, owned by the Java heap, free of any engine's types.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.lucerna.core.api.data;
