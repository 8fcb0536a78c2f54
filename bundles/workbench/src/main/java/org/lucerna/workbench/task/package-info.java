/* SPDX-License-Identifier: Apache-2.0 */
/** Work away from the event thread - the task centre and the view that shows it. */
package org.lucerna.workbench.task;
