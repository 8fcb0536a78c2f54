/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lucerna.workbench.api.Area;

/** Where views stand in a new window, and the views that the window itself calls by name. */
final class Places {

  static final double NAVIGATOR = 0.22;
  static final double INSPECTOR = 0.24;
  static final double OUTPUT = 0.24;

  /** What a new user should see once a model and pictures are open. */
  static final String FIRST_LOOK = "explain";

  static final String WELCOME = "welcome";
  static final String TASKS = "tasks";
  static final String LOG = "log";

  private Places() {}

  /** The layout of a new window; empty without views. */
  static Optional<Layout> layout(List<ViewEntry> entries) {
    Optional<Layout> editor = tabs(entries, Area.EDITOR);
    Optional<Layout> inspector = tabs(entries, Area.INSPECTOR);
    Optional<Layout> output = tabs(entries, Area.OUTPUT);
    Optional<Layout> navigator = tabs(entries, Area.NAVIGATOR);
    Optional<Layout> above = split(editor, inspector, true, 1 - INSPECTOR / (1 - NAVIGATOR));
    return split(navigator, split(above, output, false, 1 - OUTPUT), true, NAVIGATOR);
  }

  private static Optional<Layout> split(
      Optional<Layout> first, Optional<Layout> second, boolean beside, double share) {
    if (first.isPresent() && second.isPresent()) {
      return Optional.of(new Layout.Split(beside, share, first.get(), second.get()));
    }
    return first.or(() -> second);
  }

  private static Optional<Layout> tabs(List<ViewEntry> entries, Area area) {
    List<ViewEntry> here = new ArrayList<>(entries.stream().filter(e -> e.area() == area).toList());
    here.sort(Comparator.comparingInt(ViewEntry::order).thenComparing(ViewEntry::id));
    List<String> ids = here.stream().map(ViewEntry::id).toList();
    return ids.isEmpty() ? Optional.empty() : Optional.of(new Layout.Tabs(ids, ids.get(0)));
  }
}
