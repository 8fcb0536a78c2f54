/* SPDX-License-Identifier: Apache-2.0 */
/** Swing parts that views share - pictures, figures, forms. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.lucerna.workbench.kit;
