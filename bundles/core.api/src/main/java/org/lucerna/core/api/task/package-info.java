/* SPDX-License-Identifier: Apache-2.0 */
/** Long work - progress, rate, cancellation, background threads. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.lucerna.core.api.task;
