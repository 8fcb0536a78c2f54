/* SPDX-License-Identifier: Apache-2.0 */
/** Metrics: of predictions, and of where maps lie. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.lucerna.vision.api.measure;
