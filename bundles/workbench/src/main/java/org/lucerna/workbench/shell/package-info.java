/* SPDX-License-Identifier: Apache-2.0 */
/** The window - docks, menus, status line, and what a view sees of them. */
package org.lucerna.workbench.shell;
