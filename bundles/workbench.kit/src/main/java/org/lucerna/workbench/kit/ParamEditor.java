/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import javax.swing.JComponent;

/** A field for one parameter. */
interface ParamEditor {

  /** What stands in the form. */
  JComponent component();

  /** What gets the keyboard. */
  JComponent control();

  String text();

  /** Does not count as a change by hand. */
  void setText(String text);

  /** Marks the field as wrong, or no longer. */
  default void setWrong(boolean wrong) {
    control().putClientProperty("JComponent.outline", wrong ? "error" : null);
  }
}
