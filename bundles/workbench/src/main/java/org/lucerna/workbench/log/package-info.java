/* SPDX-License-Identifier: Apache-2.0 */
/** What went wrong and what was noted - the log book and the view that shows it. */
package org.lucerna.workbench.log;
