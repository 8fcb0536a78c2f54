/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network;

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

/** The layers of a network, as a tree and as a graph. */
@Component
@ViewType(
    id = "network",
    label = "Network",
    area = Area.EDITOR,
    order = 20,
    icon = "icons/network.svg")
public final class NetworkViewFactory implements ViewFactory {

  private final Plugins plugins;

  @Activate
  public NetworkViewFactory(@Reference Plugins plugins) {
    this.plugins = plugins;
  }

  @Override
  public View create(Site site, Map<String, String> state) {
    return new NetworkView(site, plugins, state);
  }
}
