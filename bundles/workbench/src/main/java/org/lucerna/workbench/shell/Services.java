/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.vision.api.render.FigureExporter;
import org.lucerna.vision.api.session.Studio;
import org.lucerna.workbench.api.Opener;
import org.lucerna.workbench.command.CommandCenter;
import org.lucerna.workbench.history.History;
import org.lucerna.workbench.log.LogBook;
import org.lucerna.workbench.task.TaskCenter;

/**
 * What the window is built on.
 *
 * @param base parts that are always there
 * @param own parts of this bundle that views show
 * @param dynamic parts that may come and go
 * @param home the distribution's folder, where there is one
 */
public record Services(Base base, Own own, Dynamic dynamic, Optional<Path> home) {

  /** Parts that are always there. */
  public record Base(Plugins plugins, ParamBinder binder, Tasks tasks, Storage storage) {}

  /** Parts of this bundle that views show. */
  public record Own(TaskCenter tasks, LogBook log, History history) {}

  /**
   * Parts that may come and go.
   *
   * @param watch lets the command centre follow plugins that come and go
   * @param started runs something on the event thread when all that belongs to the product is there
   */
  public record Dynamic(
      Supplier<Optional<Studio>> studio,
      Supplier<Optional<FigureExporter>> exporter,
      Supplier<List<Opener>> openers,
      ViewSource views,
      Consumer<CommandCenter> watch,
      Consumer<Runnable> started) {}
}
