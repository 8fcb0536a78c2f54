/* SPDX-License-Identifier: Apache-2.0 */
/** The command palette - everything there is, found by typing. */
package org.lucerna.workbench.palette;
