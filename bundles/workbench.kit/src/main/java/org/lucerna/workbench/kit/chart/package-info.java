/* SPDX-License-Identifier: Apache-2.0 */
/** Line charts for the screen and for paper, drawn by the same code. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.lucerna.workbench.kit.chart;
