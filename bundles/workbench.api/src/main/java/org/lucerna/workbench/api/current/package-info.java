/* SPDX-License-Identifier: Apache-2.0 */
/** What can be current in the window - data set, model, picture, class, layer, method, run. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.lucerna.workbench.api.current;
