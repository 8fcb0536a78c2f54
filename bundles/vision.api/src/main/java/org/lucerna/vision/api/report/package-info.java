/* SPDX-License-Identifier: Apache-2.0 */
/** Reports as documents, independent of the format they are written in. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.lucerna.vision.api.report;
