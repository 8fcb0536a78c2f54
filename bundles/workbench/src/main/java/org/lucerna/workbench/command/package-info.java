/* SPDX-License-Identifier: Apache-2.0 */
/** Commands in the window - menu entries, dialogs made from parameter records, runs. */
package org.lucerna.workbench.command;
