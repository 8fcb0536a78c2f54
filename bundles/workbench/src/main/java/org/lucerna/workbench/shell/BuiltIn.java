/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.net.URL;
import java.util.Optional;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.ViewFactory;

/** A view that the window itself brings. */
record BuiltIn(ViewFactory factory, String image) implements ViewEntry.Source {

  static ViewEntry entry(String id, String label, boolean shown, ViewFactory factory) {
    int order = shown ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    return new ViewEntry(id, label, Area.EDITOR, shown, order, new BuiltIn(factory, id));
  }

  @Override
  public void release() {}

  @Override
  public Optional<URL> icon() {
    return Optional.ofNullable(
        BuiltIn.class.getClassLoader().getResource("icons/" + image + ".svg"));
  }

  @Override
  public String origin() {
    return "org.lucerna.workbench";
  }
}
