/* SPDX-License-Identifier: Apache-2.0 */
/** Statistics - intervals and tests for what a classifier gets right, and how it is calibrated. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.lucerna.statistics;
