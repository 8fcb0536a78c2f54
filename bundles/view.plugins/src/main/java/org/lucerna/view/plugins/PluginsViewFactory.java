/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import java.util.Map;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.ViewFactory;
import org.lucerna.workbench.api.ViewType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows what is installed. */
@Component
@ViewType(
    id = "plugins",
    label = "Plugins",
    area = Area.EDITOR,
    shown = false,
    order = 900,
    icon = "icons/plugins.svg")
public final class PluginsViewFactory implements ViewFactory {

  private final PluginServices services;

  @Activate
  public PluginsViewFactory(@Reference PluginServices services) {
    this.services = services;
  }

  @Override
  public View create(Site site, Map<String, String> state) {
    return new PluginsView(site, services, state);
  }
}
