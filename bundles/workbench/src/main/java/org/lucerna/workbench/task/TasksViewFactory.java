/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.task;

import java.util.Map;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.ViewFactory;
import org.lucerna.workbench.api.ViewType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows what is at work. */
@Component
@ViewType(id = "tasks", label = "Tasks", area = Area.OUTPUT, order = 10, icon = "icons/tasks.svg")
public final class TasksViewFactory implements ViewFactory {

  private final TaskCenter center;

  @Activate
  public TasksViewFactory(@Reference TaskCenter center) {
    this.center = center;
  }

  @Override
  public View create(Site site, Map<String, String> state) {
    return new TasksView(center);
  }
}
