/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.vision.api.render.FigureExporter;
import org.lucerna.vision.api.weights.ModelStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The platform services that all commands of this bundle share. */
@Component(service = Workplace.class)
public final class Workplace {

  private final Plugins plugins;
  private final ParamBinder binder;
  private final Storage storage;
  private final Tasks tasks;
  private final ModelStore models;
  private final FigureExporter exporter;

  @Activate
  public Workplace(
      @Reference Plugins plugins,
      @Reference ParamBinder binder,
      @Reference Storage storage,
      @Reference Tasks tasks,
      @Reference ModelStore models,
      @Reference FigureExporter exporter) {
    this.plugins = plugins;
    this.binder = binder;
    this.storage = storage;
    this.tasks = tasks;
    this.models = models;
    this.exporter = exporter;
  }

  Plugins plugins() {
    return plugins;
  }

  ParamBinder binder() {
    return binder;
  }

  Storage storage() {
    return storage;
  }

  Tasks tasks() {
    return tasks;
  }

  ModelStore models() {
    return models;
  }

  FigureExporter exporter() {
    return exporter;
  }
}
