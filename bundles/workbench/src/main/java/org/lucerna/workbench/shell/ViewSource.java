/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

/** Finds kinds of views while they come and go. */
public interface ViewSource {

  /** Is told on the event thread. */
  interface Listener {
    void added(ViewEntry entry);

    void removed(ViewEntry entry);
  }

  /** Begins; what is there already is added before this returns. On the event thread. */
  void open(Listener listener);

  /** Ends; nothing is told any more. */
  void close();
}
