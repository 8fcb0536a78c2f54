/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Analyses - what is inside a network, and where its maps point: commands, job steps, report parts.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.lucerna.vision.api.analysis;
