/* SPDX-License-Identifier: Apache-2.0 */
/** Examinations - maps, baselines, and all that a metric may ask about them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.lucerna.examination;
