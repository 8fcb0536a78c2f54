/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import io.github.andrewauclair.moderndocking.api.DockingAPI;
import io.github.andrewauclair.moderndocking.layouts.DockingLayoutNode;
import io.github.andrewauclair.moderndocking.layouts.DockingLayoutRootNode;
import io.github.andrewauclair.moderndocking.layouts.DockingSimplePanelNode;
import io.github.andrewauclair.moderndocking.layouts.DockingSplitPanelNode;
import io.github.andrewauclair.moderndocking.layouts.DockingTabPanelNode;
import java.util.List;
import java.util.Optional;
import javax.swing.JSplitPane;

/** Between our layouts and those of Modern Docking. */
final class LayoutNodes {

  private static final String CLASS = OpenView.class.getTypeName();

  private final DockingAPI docking;

  LayoutNodes(DockingAPI docking) {
    this.docking = docking;
  }

  DockingLayoutNode of(Layout layout) {
    if (layout instanceof Layout.Split split) {
      int orientation = split.beside() ? JSplitPane.HORIZONTAL_SPLIT : JSplitPane.VERTICAL_SPLIT;
      return new DockingSplitPanelNode(
          docking, of(split.first()), of(split.second()), orientation, split.share(), "");
    }
    Layout.Tabs tabs = (Layout.Tabs) layout;
    DockingTabPanelNode node =
        new DockingTabPanelNode(docking, tabs.front(), CLASS, "", tabs.front(), tabs.front());
    // The constructor has added the front view; adding it again moves it to its place.
    tabs.ids().forEach(id -> node.addTab(id, CLASS, "", id, id));
    return node;
  }

  Optional<Layout> read(DockingLayoutNode node) {
    if (node instanceof DockingLayoutRootNode root) {
      return root.getNode() == null ? Optional.empty() : read(root.getNode());
    } else if (node instanceof DockingSplitPanelNode split) {
      Optional<Layout> first = read(split.getLeft());
      Optional<Layout> second = read(split.getRight());
      if (first.isEmpty() || second.isEmpty()) {
        return first.or(() -> second);
      }
      boolean beside = split.getOrientation() == JSplitPane.HORIZONTAL_SPLIT;
      return Optional.of(
          new Layout.Split(beside, split.getDividerProportion(), first.get(), second.get()));
    } else if (node instanceof DockingTabPanelNode tabs && !tabs.getPersistentIDs().isEmpty()) {
      List<String> ids =
          tabs.getPersistentIDs().stream().map(DockingSimplePanelNode::getPersistentID).toList();
      return Optional.of(new Layout.Tabs(ids, tabs.getSelectedTabID()));
    } else if (node instanceof DockingSimplePanelNode one) {
      return Optional.of(new Layout.Tabs(List.of(one.getPersistentID()), one.getPersistentID()));
    }
    return Optional.empty();
  }
}
