/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import java.util.Map;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.ViewFactory;
import org.lucerna.workbench.api.ViewType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Brings the view {@code training}. */
@Component
@ViewType(
    id = "training",
    label = "Training",
    area = Area.EDITOR,
    order = 30,
    icon = "icons/training.svg")
public final class TrainingViewFactory implements ViewFactory {

  private final TrainingCommands commands;

  @Activate
  public TrainingViewFactory(@Reference Plugins plugins, @Reference ParamBinder binder) {
    this.commands = new TrainingCommands(plugins, binder);
  }

  @Override
  public View create(Site site, Map<String, String> state) {
    return new TrainingView(site, commands, state);
  }
}
