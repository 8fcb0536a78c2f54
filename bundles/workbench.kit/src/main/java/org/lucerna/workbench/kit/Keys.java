/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.event.ActionEvent;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/** Keys of a part of a view, whatever inside it has the focus. */
public final class Keys {

  private final JComponent owner;

  public Keys(JComponent owner) {
    this.owner = owner;
  }

  /**
   * @param stroke as {@link KeyStroke#getKeyStroke(String)} reads it
   */
  public Keys on(String stroke, Runnable does) {
    KeyStroke key = KeyStroke.getKeyStroke(stroke);
    if (key == null) {
      throw new IllegalArgumentException("no key is called " + stroke);
    }
    owner.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(key, stroke);
    owner
        .getActionMap()
        .put(
            stroke,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                does.run();
              }
            });
    return this;
  }
}
