/* SPDX-License-Identifier: Apache-2.0 */
/** Commands - one verb each, shown as command line command, job step and menu item. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.lucerna.core.api.command;
