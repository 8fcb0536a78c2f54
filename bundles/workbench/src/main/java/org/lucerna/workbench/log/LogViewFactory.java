/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.log;

import java.util.Map;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.ViewFactory;
import org.lucerna.workbench.api.ViewType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the log. */
@Component
@ViewType(id = "log", label = "Log", area = Area.OUTPUT, order = 30, icon = "icons/log.svg")
public final class LogViewFactory implements ViewFactory {

  private final LogBook book;
  private final Plugins plugins;

  @Activate
  public LogViewFactory(@Reference LogBook book, @Reference Plugins plugins) {
    this.book = book;
    this.plugins = plugins;
  }

  @Override
  public View create(Site site, Map<String, String> state) {
    return new LogView(book, new LogOrigins(plugins::bundles), state, LogView::copyToClipboard);
  }
}
