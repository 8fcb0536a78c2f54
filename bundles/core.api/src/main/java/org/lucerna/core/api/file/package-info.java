/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Files that survive interruption - atomic writes, locks between processes, the user's Lucerna
 * folder.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.lucerna.core.api.file;
