/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import io.github.andrewauclair.moderndocking.ext.ui.FlatLafHeaderUI;
import io.github.andrewauclair.moderndocking.ui.HeaderController;
import io.github.andrewauclair.moderndocking.ui.HeaderModel;

/**
 * The library's header of a view. As views always have tabs it is never seen: only its menu is
 * shown, at the end of the row of tabs.
 */
final class TabMenu extends FlatLafHeaderUI {

  private static final long serialVersionUID = 1L;

  TabMenu(HeaderController controller, HeaderModel model) {
    super(controller, model);
  }

  /** Not called up: the look and feel would hold the header, and its view, for ever. */
  @Override
  protected void configureColors() {}
}
