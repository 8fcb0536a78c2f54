/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.param.ParamInfo;
import picocli.CommandLine.ParseResult;

/** One command line from its words to its exit status. */
final class Cli {

  private static final String PRODUCT = "lucerna";
  private static final String HELP_COMMAND = "help";

  private final Services services;
  private final Terminal terminal;
  private final BooleanSupplier cancelled;
  private final Json json = new Json();

  Cli(Services services, Terminal terminal, BooleanSupplier cancelled) {
    this.services = services;
    this.terminal = terminal;
    this.cancelled = cancelled;
  }

  /** Runs it; whatever happens is said in one sentence and an exit status. */
  int run(String... words) {
    List<String> arguments = List.of(words);
    ExitStatus status;
    try {
      status = dispatch(arguments);
    } catch (Throwable thrown) { // the border: nothing may leave as a stack trace
      status = report(thrown, arguments);
    }
    terminal.out().flush();
    terminal.err().flush();
    return status.code();
  }

  private ExitStatus dispatch(List<String> arguments) throws Exception {
    int at = 0;
    while (at < arguments.size() && arguments.get(at).startsWith("-")) {
      at++;
    }
    if (at == arguments.size()) {
      return withoutCommand(arguments);
    }
    if (arguments.get(at).equals(HELP_COMMAND)) {
      return help(arguments.stream().filter(w -> !w.startsWith("-")).skip(1).toList());
    }
    String name = name(arguments.subList(at, arguments.size()));
    List<String> others = new ArrayList<>(arguments);
    others.subList(at, at + name.split(" ").length).clear();
    Verb command = command(name);
    Options options = options(command);
    ParseResult parsed = options.parse(others);
    if (parsed.isUsageHelpRequested()) {
      return print(help().command(command.label(), options));
    }
    return parsed.isVersionHelpRequested() ? version() : execute(command, parsed);
  }

  private ExitStatus withoutCommand(List<String> arguments) {
    ParseResult parsed = new Options(PRODUCT, List.of(), services.binder()).parse(arguments);
    return parsed.isVersionHelpRequested() ? version() : print(help().product(verbs().all()));
  }

  /**
   * @param words behind {@code help}, without options
   */
  private ExitStatus help(List<String> words) {
    if (words.isEmpty() || words.get(0).equals(HELP_COMMAND)) {
      return print(help().product(verbs().all()));
    }
    Verb command = command(name(words));
    return print(help().command(command.label(), options(command)));
  }

  private ExitStatus version() {
    return print(List.of(PRODUCT + " " + services.version()));
  }

  private ExitStatus print(List<String> lines) {
    lines.forEach(terminal.out()::println);
    return ExitStatus.OK;
  }

  private HelpText help() {
    return new HelpText(terminal.width());
  }

  private Verbs verbs() {
    return new Verbs(services.plugins(), services.binder());
  }

  /** The command's name at the head of some words: two where there is such a one, else one. */
  private String name(List<String> words) {
    String two = words.size() > 1 ? words.get(0) + " " + words.get(1) : words.get(0);
    return verbs().all().stream().anyMatch(c -> c.id().equals(two)) ? two : words.get(0);
  }

  private Verb command(String name) {
    List<Verb> commands = verbs().all();
    List<String> names = commands.stream().map(Verb::id).toList();
    List<String> longer = names.stream().filter(id -> id.startsWith(name + " ")).toList();
    return commands.stream()
        .filter(c -> c.id().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    longer.isEmpty()
                        ? "unknown command '%s'%s"
                            .formatted(name, services.binder().didYouMean(name, names))
                        : "'%s' needs a second word: %s".formatted(name, String.join(", ", longer)),
                    PRODUCT + " " + Options.HELP));
  }

  private Options options(Verb command) {
    return new Options(PRODUCT + " " + command.id(), verbs().params(command), services.binder());
  }

  private ExitStatus execute(Verb command, ParseResult parsed) throws Exception {
    List<Record> params = bind(command, parsed);
    ProgressPrinter printer =
        new ProgressPrinter(terminal, parsed.hasMatchedOption(Options.QUIET), System::nanoTime);
    Outcome outcome;
    try {
      outcome =
          command.run(
              params,
              new CliContext(
                  terminal.workingDirectory(),
                  services.tasks().progress(command.id(), printer, cancelled)));
    } finally {
      printer.end();
    }
    if (parsed.hasMatchedOption(Options.JSON)) {
      terminal.out().println(json.of(outcome));
    } else {
      outcome.lines().forEach(terminal.out()::println);
    }
    return outcome.status();
  }

  private List<Record> bind(Verb command, ParseResult parsed) {
    List<ParamInfo> infos = verbs().params(command);
    Map<String, Object> values = new Values(terminal.workingDirectory()).of(parsed, infos);
    try {
      return verbs().bind(command, values, terminal.workingDirectory());
    } catch (ParamException e) {
      throw new UsageException(
          asTyped(e, infos), PRODUCT + " " + command.id() + " " + Options.HELP);
    }
  }

  /** A parameter's key as it stands on the command line. */
  private static String asTyped(ParamException e, List<ParamInfo> infos) {
    String quoted = "'" + e.key() + "'";
    if (!e.getMessage().startsWith(quoted)) {
      return e.getMessage();
    }
    boolean positional = infos.stream().anyMatch(i -> i.positional() && i.key().equals(e.key()));
    String typed = positional ? e.key().toUpperCase(Locale.ROOT) : "--" + e.key();
    return typed + e.getMessage().substring(quoted.length());
  }

  private ExitStatus report(Throwable thrown, List<String> arguments) {
    Failure failure = Failure.of(thrown);
    String sentence = Terminal.clean(failure.sentence());
    if (failure.unexpected()) {
      sentence += "; " + new FailureLog(services).keep(thrown, arguments);
    }
    terminal.err().println("lucerna: " + sentence);
    if (arguments.contains(Options.JSON)) {
      terminal.out().println(json.of(failure));
    }
    return failure.status();
  }
}
