/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;

/** Fills a list just before it opens. */
record Filling(Runnable fill) implements PopupMenuListener {

  @Override
  public void popupMenuWillBecomeVisible(PopupMenuEvent e) {
    fill.run();
  }

  @Override
  public void popupMenuWillBecomeInvisible(PopupMenuEvent e) {}

  @Override
  public void popupMenuCanceled(PopupMenuEvent e) {}
}
