/* SPDX-License-Identifier: Apache-2.0 */
/** What was done - kept in the workspace, written as jobs and shell lines. */
package org.lucerna.workbench.history;
