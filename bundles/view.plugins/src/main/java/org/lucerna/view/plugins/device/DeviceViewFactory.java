/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins.device;

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

/** Shows what computes. */
@Component
@ViewType(
    id = "device",
    label = "Device",
    area = Area.INSPECTOR,
    shown = false,
    order = 900,
    icon = "icons/device.svg")
public final class DeviceViewFactory implements ViewFactory {

  private final Plugins plugins;

  @Activate
  public DeviceViewFactory(@Reference Plugins plugins) {
    this.plugins = plugins;
  }

  @Override
  public View create(Site site, Map<String, String> state) {
    return new DeviceView(site, plugins);
  }
}
