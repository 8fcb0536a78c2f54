/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import java.util.Map;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.session.Studio;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.ViewFactory;
import org.lucerna.workbench.api.ViewType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Brings the view {@code results}. */
@Component
@ViewType(
    id = "results",
    label = "Results",
    area = Area.EDITOR,
    order = 40,
    icon = "icons/results.svg")
public final class ResultsViewFactory implements ViewFactory {

  private final Renderers renderers;
  private final Studio studio;

  @Activate
  public ResultsViewFactory(
      @Reference Plugins plugins, @Reference ParamBinder binder, @Reference Studio studio) {
    this.renderers = new Renderers(plugins, binder);
    this.studio = studio;
  }

  @Override
  public View create(Site site, Map<String, String> state) {
    return new ResultsView(site, new ResultsView.Services(renderers, studio), state);
  }
}
