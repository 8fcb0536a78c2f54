/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.awt.EventQueue;

/** Does something once behind what the event thread has at hand, however often it is asked to. */
final class Later implements Runnable {

  private final Runnable work;
  private boolean waiting;

  Later(Runnable work) {
    this.work = work;
  }

  @Override
  public void run() {
    if (waiting) {
      return;
    }
    waiting = true;
    EventQueue.invokeLater(
        () -> {
          waiting = false;
          work.run();
        });
  }
}
