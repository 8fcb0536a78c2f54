/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.util.Map;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.vision.api.session.Studio;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.ViewFactory;
import org.lucerna.workbench.api.ViewType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pictures of the open data set: a grid, filters, predictions, and what is wrong with them. */
@Component
@ViewType(
    id = "data-set",
    label = "Data set",
    area = Area.EDITOR,
    order = 10,
    icon = "org/lucerna/view/data/icons/data-set.svg")
public final class DataSetViewFactory implements ViewFactory {

  private final OpenData.Services services;
  private final Tasks tasks;

  @Activate
  public DataSetViewFactory(
      @Reference Studio studio,
      @Reference Plugins plugins,
      @Reference ParamBinder binder,
      @Reference Tasks tasks) {
    this.services = new OpenData.Services(studio, plugins, binder);
    this.tasks = tasks;
  }

  @Override
  public View create(Site site, Map<String, String> state) {
    return new DataSetView(site, new OpenData(site, services), tasks, state);
  }
}
