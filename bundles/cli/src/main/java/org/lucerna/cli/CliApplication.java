/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import java.io.PrintStream;
import java.util.function.ToIntFunction;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Tasks;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the launcher calls: takes the command line, gives the process's exit status. Registered
 * under a type of the JDK, because the launcher lives outside the framework and shares nothing else
 * with it.
 */
@Component(service = ToIntFunction.class, property = "lucerna.application=cli")
public final class CliApplication implements ToIntFunction<String[]> {

  private final Services services;

  @Activate
  public CliApplication(
      BundleContext framework,
      @Reference Plugins plugins,
      @Reference ParamBinder binder,
      @Reference Tasks tasks,
      @Reference Storage storage) {
    String product = framework.getProperty("lucerna.version");
    String version = product == null ? framework.getBundle().getVersion().toString() : product;
    this.services = new Services(plugins, binder, tasks, storage, version);
  }

  @Override
  public int applyAsInt(String[] arguments) {
    Terminal terminal = Terminal.ofProcess();
    PrintStream standardOutput = System.out;
    System.setOut(terminal.err()); // what libraries print must not get between the results
    try (Cancellation cancellation = Cancellation.onShutdown()) {
      return new Cli(services, terminal, cancellation).run(arguments);
    } finally {
      System.setOut(standardOutput);
    }
  }
}
