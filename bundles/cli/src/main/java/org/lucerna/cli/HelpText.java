/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.param.ParamInfo.Kind;

/** What {@code --help} prints. */
final class HelpText {

  private static final int MAX_CHOICES_WIDTH = 24;
  private static final int MAX_LEFT = 30;

  private final int width;

  /**
   * @param width of a line in characters
   */
  HelpText(int width) {
    this.width = width;
  }

  private record Row(String left, String right) {}

  /** All commands; loads none of their classes. */
  List<String> product(List<Verb> commands) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        wrap(
            "Lucerna shows what a convolutional network looks at, and how far that picture can be trusted.",
            width));
    lines.add("");
    lines.add("Usage: lucerna COMMAND [OPTIONS]");
    lines.add("");
    lines.add("Commands:");
    lines.addAll(table(commands.stream().map(c -> new Row(c.id(), c.label())).toList()));
    lines.add("");
    lines.add("Options:");
    lines.addAll(table(everywhere()));
    lines.add("");
    lines.add("'lucerna COMMAND --help' shows a command's options.");
    return lines;
  }

  /** One command. */
  List<String> command(String label, Options options) {
    List<String> lines = new ArrayList<>(wrap(label, width));
    lines.add("");
    StringBuilder usage =
        new StringBuilder("Usage: ").append(options.command()).append(" [OPTIONS]");
    for (ParamInfo argument : options.positionals()) {
      String name = argumentName(argument);
      usage.append(' ').append(argument.required() ? name : "[" + name + "]");
    }
    lines.add(usage.toString());
    if (!options.positionals().isEmpty()) {
      lines.add("");
      lines.add("Arguments:");
      lines.addAll(
          table(
              options.positionals().stream()
                  .map(p -> new Row(argumentName(p), description(p)))
                  .toList()));
    }
    lines.add("");
    lines.add("Options:");
    List<Row> rows = new ArrayList<>();
    options.named().forEach(p -> rows.add(new Row(optionName(p), description(p))));
    rows.addAll(everywhere());
    lines.addAll(table(rows));
    return lines;
  }

  private static List<Row> everywhere() {
    return List.of(
        new Row("--json", "Print the result as JSON, one object a line"),
        new Row("-q, --quiet", "Print no progress"),
        new Row("-h, --help", "Show this help"),
        new Row("-V, --version", "Show the version"));
  }

  private static String argumentName(ParamInfo param) {
    return param.key().toUpperCase(Locale.ROOT) + (param.list() ? "..." : "");
  }

  private static String optionName(ParamInfo param) {
    if (param.kind() == Kind.FLAG && !param.list()) {
      return "--[no-]" + param.key();
    }
    return "--" + param.key() + " " + valueName(param) + (param.list() ? ",..." : "");
  }

  private static String valueName(ParamInfo param) {
    return switch (param.kind()) {
      case INTEGER -> "N";
      case NUMBER -> "X";
      case FLAG -> "true|false";
      case TEXT -> "TEXT";
      case PATH -> "PATH";
      case CHOICE -> {
        String all = String.join("|", param.choices());
        yield all.length() <= MAX_CHOICES_WIDTH ? all : "CHOICE";
      }
    };
  }

  private static String description(ParamInfo param) {
    List<String> facts = new ArrayList<>();
    if (valueName(param).equals("CHOICE")) {
      facts.add("one of " + String.join(", ", param.choices()));
    }
    String range = range(param);
    if (!range.isEmpty()) {
      facts.add(range);
    }
    if (param.required()) {
      facts.add("required");
    }
    param.defaultText().filter(d -> !d.isEmpty()).ifPresent(d -> facts.add("default: " + d));
    return facts.isEmpty() ? param.help() : param.help() + " (" + String.join("; ", facts) + ")";
  }

  private static String range(ParamInfo param) {
    boolean low = Double.isFinite(param.min());
    boolean high = Double.isFinite(param.max());
    if (low && high) {
      return number(param.min()) + " to " + number(param.max());
    }
    if (low) {
      return "at least " + number(param.min());
    }
    return high ? "at most " + number(param.max()) : "";
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** Two columns; a name that is too long has a line of its own. */
  private List<String> table(List<Row> rows) {
    int left = Math.min(MAX_LEFT, rows.stream().mapToInt(r -> r.left.length()).max().orElse(0)) + 4;
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      String start = "  " + row.left;
      if (start.length() > left - 2) {
        lines.add(start);
        start = "";
      }
      for (String part : wrap(row.right, Math.max(20, width - left))) {
        lines.add(start + " ".repeat(left - start.length()) + part);
        start = "";
      }
    }
    return lines;
  }

  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
