/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.open;

/** Tells people, in the status line and the log. Any thread. */
public interface Voice {

  /** One line. */
  void say(String sentence);

  /** A failure, in one sentence; the log keeps the rest. */
  void failed(Throwable failure);
}
