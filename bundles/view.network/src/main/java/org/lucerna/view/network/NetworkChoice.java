/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JComboBox;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Variant;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.kit.Latest;
import org.lucerna.workbench.kit.Texts;

/** Which network to look at: the open model's, or any that an installed family can build. */
final class NetworkChoice extends JComboBox<NetworkChoice.Item> {

  private static final long serialVersionUID = 1L;

  /**
   * One network.
   *
   * @param family its id; empty for the open model
   * @param variant its id; empty for the open model
   */
  record Item(String family, String variant, String label) {
    boolean isModel() {
      return family.isEmpty();
    }

    @Override
    public String toString() {
      return label;
    }
  }

  private final transient Plugins plugins;
  private final transient Texts texts;
  private final transient Latest<List<Item>> listing;
  private final transient Consumer<Item> chosen;
  private transient Optional<String> model = Optional.empty();
  private transient List<Item> installed = List.of();
  private boolean quiet;

  NetworkChoice(Site site, Plugins plugins, Texts texts, Consumer<Item> chosen) {
    this.plugins = plugins;
    this.texts = texts;
    this.chosen = chosen;
    this.listing = new Latest<>(site, texts.of("choice.listing"), this::list);
    setName("network.choice");
    getAccessibleContext().setAccessibleName(texts.of("choice.name"));
    setToolTipText(texts.of("choice.tip"));
    setMaximumRowCount(24);
    setModelTitle(Optional.empty());
    addActionListener(e -> tell());
    addPopupMenuListener(new Opening());
    refresh();
  }

  /** Asks the families again; they come and go with their bundles. */
  private void refresh() {
    listing.wish(progress -> all());
  }

  private List<Item> all() {
    List<Item> items = new ArrayList<>();
    for (Plugin<BackboneFamily> plugin : plugins.all(BackboneFamily.class)) {
      for (Variant variant : plugin.service().variants()) {
        items.add(new Item(plugin.id(), variant.id(), variant.label()));
      }
    }
    return items;
  }

  /** Builds a network; not for the event thread. */
  Network network(Item item) {
    return plugins
        .require(BackboneFamily.class, texts.of("choice.family"), item.family())
        .service()
        .network(item.variant());
  }

  private void list(List<Item> items) {
    if (!items.equals(installed)) {
      installed = items;
      fill(selected().orElse(modelItem()));
    }
  }

  private Item modelItem() {
    String label =
        model.map(title -> texts.of("choice.model", title)).orElse(texts.of("choice.none"));
    return new Item("", "", label);
  }

  /** What the open model is called. */
  void setModelTitle(Optional<String> title) {
    model = title;
    fill(selected().filter(item -> !item.isModel()).orElse(modelItem()));
  }

  /** Goes back to the open model, without telling. */
  void showModel() {
    fill(modelItem());
  }

  private void fill(Item selected) {
    DefaultComboBoxModel<Item> items = new DefaultComboBoxModel<>();
    items.addElement(modelItem());
    items.addAll(installed);
    Item kept = selected.isModel() ? modelItem() : selected;
    if (items.getIndexOf(kept) < 0) {
      items.addElement(kept);
    }
    items.setSelectedItem(kept);
    quiet = true;
    try {
      setModel(items);
    } finally {
      quiet = false;
    }
  }

  private Optional<Item> selected() {
    return Optional.ofNullable((Item) getSelectedItem());
  }

  private void tell() {
    if (!quiet) {
      selected().ifPresent(chosen);
    }
  }

  private final class Opening implements PopupMenuListener {
    @Override
    public void popupMenuWillBecomeVisible(PopupMenuEvent e) {
      refresh();
    }

    @Override
    public void popupMenuWillBecomeInvisible(PopupMenuEvent e) {
      // What was chosen is told by the action.
    }

    @Override
    public void popupMenuCanceled(PopupMenuEvent e) {
      // Nothing was chosen.
    }
  }
}
