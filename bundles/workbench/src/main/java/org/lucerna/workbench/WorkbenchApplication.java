/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.vision.api.render.FigureExporter;
import org.lucerna.vision.api.session.Studio;
import org.lucerna.workbench.api.Opener;
import org.lucerna.workbench.history.History;
import org.lucerna.workbench.log.Failure;
import org.lucerna.workbench.log.LogBook;
import org.lucerna.workbench.shell.Services;
import org.lucerna.workbench.shell.Window;
import org.lucerna.workbench.task.TaskCenter;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;

/** The application that opens the window; its arguments are paths to open. */
@Component(service = ToIntFunction.class, property = "lucerna.application=workbench")
public final class WorkbenchApplication implements ToIntFunction<String[]> {

  private static final String WORKSPACE = "lucerna.workspace";

  private final BundleContext framework;
  private final ServiceTracker<Studio, Studio> studio;
  private final ServiceTracker<FigureExporter, FigureExporter> exporter;
  private final ServiceTracker<Opener, Opener> openers;
  private final Window window;

  /** One parameter a service: the component runtime knows no other way to hand them in. */
  @Activate
  public WorkbenchApplication(
      BundleContext framework,
      @Reference Plugins plugins,
      @Reference ParamBinder binder,
      @Reference Tasks tasks,
      @Reference Storage storage,
      @Reference TaskCenter center,
      @Reference LogBook log,
      @Reference History history) {
    this.framework = framework;
    this.studio = new ServiceTracker<>(framework, Studio.class, null);
    this.exporter = new ServiceTracker<>(framework, FigureExporter.class, null);
    this.openers = new ServiceTracker<>(framework, Opener.class, null);
    this.window =
        new Window(
            services(
                new Services.Base(plugins, binder, tasks, storage),
                new Services.Own(center, log, history)));
  }

  private Services services(Services.Base base, Services.Own own) {
    return new Services(
        base,
        own,
        new Services.Dynamic(
            one(studio),
            one(exporter),
            () -> Stream.of(openers.getServices(new Opener[0])).toList(),
            new OsgiViews(framework),
            center -> center.watch(framework),
            new Started(framework)),
        Optional.ofNullable(framework.getProperty("lucerna.home")).map(Path::of));
  }

  private static <S> Supplier<Optional<S>> one(ServiceTracker<S, S> tracker) {
    return () -> Optional.ofNullable(tracker.getService());
  }

  @Override
  public int applyAsInt(String[] arguments) {
    studio.open();
    exporter.open();
    openers.open();
    try {
      List<Path> paths = Stream.of(arguments).map(Path::of).toList();
      window.show(paths, told());
      return ExitStatus.OK.code();
    } catch (IOException | IllegalStateException e) {
      System.err.println("lucerna: " + Failure.of(e).sentence());
      return ExitStatus.FAILED.code();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.CANCELLED.code();
    }
  }

  private static Optional<String> told() {
    return Optional.ofNullable(System.getProperty(WORKSPACE))
        .or(() -> Optional.ofNullable(System.getenv("LUCERNA_WORKSPACE")));
  }

  @Deactivate
  void close() {
    window.close();
    studio.close();
    exporter.close();
    openers.close();
  }
}
