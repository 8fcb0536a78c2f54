/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.beans.PropertyChangeListener;
import javax.swing.SwingUtilities;

/** Tells the views which of them the keyboard is in. Event thread only. */
final class ActiveView {

  private static final String OWNER = "permanentFocusOwner";

  private final Views views;
  private final PropertyChangeListener listener = e -> focused(e.getNewValue());

  ActiveView(Views views) {
    this.views = views;
    KeyboardFocusManager.getCurrentKeyboardFocusManager()
        .addPropertyChangeListener(OWNER, listener);
  }

  private void focused(Object owner) {
    if (owner instanceof OpenView view) {
      views.setActive(view);
    } else if (owner instanceof Component part
        && SwingUtilities.getAncestorOfClass(OpenView.class, part) instanceof OpenView view) {
      views.setActive(view);
    }
  }

  void close() {
    KeyboardFocusManager.getCurrentKeyboardFocusManager()
        .removePropertyChangeListener(OWNER, listener);
  }
}
