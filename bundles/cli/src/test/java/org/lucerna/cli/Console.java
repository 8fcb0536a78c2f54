/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.Command;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TempStorage;

/** A command line in a test: fake commands, real binding, caught streams. */
final class Console {

  final FakePlugins plugins = new FakePlugins();
  final Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private BooleanSupplier cancelled = () -> false;
  private int width = 80;

  Console(Path home) {
    this.home = home;
  }

  <P extends Record> Console with(String id, Class<P> params, Command<P> command) {
    return with(id, "Does " + id, params, command);
  }

  <P extends Record> Console with(String id, String label, Class<P> params, Command<P> command) {
    plugins.register(Command.class, id, command, params, java.util.Map.of("label", label));
    return this;
  }

  Console cancelledWhen(BooleanSupplier condition) {
    cancelled = condition;
    return this;
  }

  Console width(int columns) {
    width = columns;
    return this;
  }

  int run(String... words) {
    out.reset();
    err.reset();
    DefaultTasks tasks = new DefaultTasks();
    Services services =
        new Services(plugins, new RecordParamBinder(), tasks, new TempStorage(home), "1.2.3");
    Terminal terminal = new Terminal(stream(out), stream(err), false, true, width, home);
    try {
      return new Cli(services, terminal, cancelled).run(words);
    } finally {
      tasks.close();
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  List<String> outLines() {
    return out().lines().toList();
  }
}
