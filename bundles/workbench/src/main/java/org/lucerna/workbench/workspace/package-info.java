/* SPDX-License-Identifier: Apache-2.0 */
/** The workspace - a folder that remembers what was open. */
package org.lucerna.workbench.workspace;
