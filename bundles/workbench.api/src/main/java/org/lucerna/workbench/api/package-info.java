/* SPDX-License-Identifier: Apache-2.0 */
/** The window's contract - views, the site they live in, what is selected, where work is shown. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.lucerna.workbench.api;
