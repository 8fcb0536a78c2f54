/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.history;

import java.util.Map;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.ViewFactory;
import org.lucerna.workbench.api.ViewType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows what was done. */
@Component
@ViewType(
    id = "history",
    label = "History",
    area = Area.OUTPUT,
    order = 20,
    icon = "icons/history.svg")
public final class HistoryViewFactory implements ViewFactory {

  private final History history;
  private final RecipeLines lines;

  @Activate
  public HistoryViewFactory(@Reference History history, @Reference RecipeLines lines) {
    this.history = history;
    this.lines = lines;
  }

  @Override
  public View create(Site site, Map<String, String> state) {
    return new HistoryView(site, history, lines, HistoryView::copyToClipboard);
  }
}
