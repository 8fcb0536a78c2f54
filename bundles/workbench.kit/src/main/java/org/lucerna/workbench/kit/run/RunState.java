/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

/** How far a run is. */
public enum RunState {
  RUNNING,
  FINISHED,
  /** Its process has ended and the run has not: it can be resumed. */
  INTERRUPTED,
  /** No run can be read here. */
  UNREADABLE
}
