/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.open;

/** What a path is. */
public enum Kind {
  DATA,
  PICTURE,
  /** A file that holds a whole model. */
  MODEL,
  /** Weights alone: a network must be named. */
  WEIGHTS,
  RUN,
  JOB,
  PLUGIN,
  WORKSPACE,
  UNKNOWN
}
