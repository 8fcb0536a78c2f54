/* SPDX-License-Identifier: Apache-2.0 */
/** Explanation methods. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.lucerna.vision.api.explain;
