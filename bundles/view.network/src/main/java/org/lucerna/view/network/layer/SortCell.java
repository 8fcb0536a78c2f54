/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.Component;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JList;
import org.lucerna.workbench.kit.Texts;

/** Orders of channels in words. */
final class SortCell extends DefaultListCellRenderer {

  private static final long serialVersionUID = 1L;

  private final transient Texts texts;
  private final transient Supplier<Optional<FeatureMaps>> maps;

  SortCell(Texts texts, Supplier<Optional<FeatureMaps>> maps) {
    this.texts = texts;
    this.maps = maps;
  }

  @Override
  public Component getListCellRendererComponent(
      JList<?> list, Object value, int index, boolean selected, boolean focused) {
    String text = "";
    if (value instanceof FeatureMaps.Sorting sorting) {
      String key = "sort." + sorting.name().toLowerCase(Locale.ROOT);
      String name = maps.get().flatMap(FeatureMaps::contributions).map(c -> c.name()).orElse("");
      text = texts.of(key, name);
    }
    return super.getListCellRendererComponent(list, text, index, selected, focused);
  }
}
