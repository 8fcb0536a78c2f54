/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.ViewFactory;
import org.lucerna.workbench.api.ViewType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Feature maps, filters and facts of the current layer. */
@Component
@ViewType(
    id = "layer",
    label = "Layer",
    area = Area.INSPECTOR,
    order = 30,
    icon = "icons/layer.svg")
public final class LayerViewFactory implements ViewFactory {

  private final Analyses analyses;
  private final LayerDrawings drawings;

  @Activate
  public LayerViewFactory(@Reference Plugins plugins, @Reference ParamBinder binder) {
    this.analyses = new Analyses(plugins, binder);
    this.drawings = new LayerDrawings(new Renderers(plugins, binder));
  }

  @Override
  public View create(Site site, Map<String, String> state) {
    return new LayerView(site, analyses, drawings, Optional.empty());
  }
}
