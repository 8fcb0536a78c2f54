/* SPDX-License-Identifier: Apache-2.0 */
/** Training strategies and what they report. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.lucerna.vision.api.train;
