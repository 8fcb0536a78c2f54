/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.param.ParamInfo.Kind;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The options of one command, or of none, and those every command has. */
final class Options {

  static final String JSON = "--json";
  static final String QUIET = "--quiet";
  static final String HELP = "--help";
  static final String VERSION = "--version";

  /** picocli's own knows no dots in names. */
  private static final CommandLine.INegatableOptionTransformer NEGATION =
      new CommandLine.RegexTransformer.Builder()
          .addPattern("^--no-([\\w.-]+)$", "--$1", "--[no-]$1")
          .addPattern("^--([\\w.-]+)$", "--no-$1", "--[no-]$1")
          .build();

  private final String command;
  private final List<ParamInfo> params;
  private final ParamBinder binder;

  /**
   * @param command as a person would type it: {@code lucerna} or {@code lucerna train}
   */
  Options(String command, List<ParamInfo> params, ParamBinder binder) {
    this.command = command;
    this.params = params;
    this.binder = binder;
  }

  /**
   * @throws UsageException naming what is wrong
   */
  ParseResult parse(List<String> arguments) {
    CommandLine parser = new CommandLine(spec());
    parser
        .setExpandAtFiles(false) // a file named @x is a file
        .setAbbreviatedOptionsAllowed(false)
        .setPosixClusteredShortOptionsAllowed(false);
    try {
      ParseResult result = parser.parseArgs(arguments.toArray(new String[0]));
      refuseUnknownAmongValues(result);
      return result;
    } catch (ParameterException e) {
      throw new UsageException(sentence(e), command + " " + HELP);
    }
  }

  private CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(command).negatableOptionTransformer(NEGATION);
    spec.addOption(flag(HELP, "-h").usageHelp(true).build());
    spec.addOption(flag(VERSION, "-V").versionHelp(true).build());
    spec.addOption(flag(JSON).build());
    spec.addOption(flag(QUIET, "-q").build());
    boolean greedy = params.stream().noneMatch(ParamInfo::positional);
    int position = 0;
    for (ParamInfo param : params) {
      if (param.positional()) {
        spec.addPositional(positional(param, position++));
      } else {
        addOption(spec, param, greedy);
      }
    }
    return spec;
  }

  private static OptionSpec.Builder flag(String... names) {
    return OptionSpec.builder(names).type(boolean.class).arity("0");
  }

  private static PositionalParamSpec positional(ParamInfo param, int position) {
    PositionalParamSpec.Builder builder =
        PositionalParamSpec.builder().paramLabel(param.key()).required(false);
    return param.list()
        ? builder.type(List.class).auxiliaryTypes(String.class).index(position + "..*").build()
        : builder.type(String.class).index(String.valueOf(position)).build();
  }

  /**
   * @param greedy whether several values may follow a list's name, as a shell expands {@code
   *     *.png}; not where they could be meant as arguments
   */
  private void addOption(CommandSpec spec, ParamInfo param, boolean greedy) {
    String name = "--" + param.key();
    if (spec.optionsMap().containsKey(name)) {
      throw new LucernaException(
          ExitStatus.PLUGIN,
          "the command '" + command + "' is broken: its parameter '" + param.key() + "' is taken");
    }
    OptionSpec.Builder option = OptionSpec.builder(name).paramLabel(param.key());
    if (param.kind() == Kind.FLAG && !param.list()) {
      option.type(Boolean.class).arity("0..1").fallbackValue("true").negatable(true);
      spec.addOption(option.converters(Options::flagValue).build());
    } else if (param.list()) {
      option.type(List.class).auxiliaryTypes(String.class).arity(greedy ? "1..*" : "1");
      spec.addOption(option.build());
    } else {
      spec.addOption(option.type(String.class).arity("1").build());
    }
  }

  private static Boolean flagValue(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new TypeConversionException(text);
    };
  }

  /** picocli takes an unknown option behind another option for that option's value. */
  private void refuseUnknownAmongValues(ParseResult result) {
    result.matchedArgs().stream()
        .flatMap(arg -> arg.originalStringValues().stream())
        .filter(Options::looksLikeOption)
        .findFirst()
        .ifPresent(
            value -> {
              throw new UsageException(unknown(value), command + " " + HELP);
            });
  }

  private static boolean looksLikeOption(String value) {
    return value.matches("--?[a-zA-Z].*");
  }

  private String sentence(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String first = unmatched.getUnmatched().get(0);
      return looksLikeOption(first) ? unknown(first) : "unexpected argument '" + first + "'";
    }
    if (e instanceof OverwrittenOptionException twice
        && twice.getOverwritten() instanceof OptionSpec option) {
      return option.longestName() + " is given more than once";
    }
    if (e instanceof MissingParameterException missing
        && !missing.getMissing().isEmpty()
        && missing.getMissing().get(0) instanceof OptionSpec option) {
      return option.longestName() + " needs a value";
    }
    if (e.getArgSpec() instanceof OptionSpec option && e.getValue() != null) {
      return option.longestName() + " must be true or false, but is '" + e.getValue() + "'";
    }
    return e.getMessage();
  }

  private String unknown(String argument) {
    String name = argument.split("=", 2)[0];
    Set<String> known = new TreeSet<>(List.of("json", "quiet", "help", "version"));
    params.stream().filter(p -> !p.positional()).map(ParamInfo::key).forEach(known::add);
    String hint = binder.didYouMean(name.replaceFirst("^-+", ""), known);
    return "unknown option '" + name + "'" + hint.replace("mean '", "mean '--");
  }

  List<ParamInfo> positionals() {
    return params.stream().filter(ParamInfo::positional).toList();
  }

  List<ParamInfo> named() {
    List<ParamInfo> named = new ArrayList<>(params);
    named.removeIf(ParamInfo::positional);
    return named;
  }

  String command() {
    return command;
  }
}
