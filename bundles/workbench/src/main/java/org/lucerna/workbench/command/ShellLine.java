/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.workbench.api.Recipe;

/** A recipe as a line of a POSIX shell. */
final class ShellLine {

  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./~-]+");
  private static final Pattern TILDE = Pattern.compile("~.*");

  private ShellLine() {}

  /**
   * {@code lucerna explain --image 'my cat.jpg'}: every value under its key, those that the command
   * line takes without one behind them.
   *
   * @param params of the command
   */
  static String of(Recipe recipe, List<ParamInfo> params) {
    List<String> words = new ArrayList<>();
    words.add("lucerna");
    words.addAll(List.of(recipe.command().split(" ")));
    List<String> positional =
        params.stream().filter(ParamInfo::positional).map(ParamInfo::key).toList();
    positional.stream().map(recipe.values()::get).forEach(v -> argument(words, v));
    recipe
        .values()
        .forEach(
            (key, value) -> {
              if (!positional.contains(key)) {
                add(words, key, value);
              }
            });
    return String.join(" ", words);
  }

  private static void argument(List<String> words, Object value) {
    if (value instanceof Iterable<?> list && !(value instanceof java.nio.file.Path)) {
      list.forEach(v -> words.add(quote(String.valueOf(v))));
    } else if (value != null) {
      words.add(quote(String.valueOf(value)));
    }
  }

  private static void add(List<String> words, String key, Object value) {
    if (value instanceof Map<?, ?> inner) {
      inner.forEach((k, v) -> add(words, key + "." + k, v));
    } else if (value instanceof Iterable<?> list && !(value instanceof java.nio.file.Path)) {
      list.forEach(v -> option(words, key, v));
    } else if (value instanceof Boolean flag) {
      words.add(flag ? "--" + key : "--no-" + key);
    } else if (value != null) {
      option(words, key, value);
    }
  }

  /** A value that begins with a hyphen is bound to its key, or it would be taken for an option. */
  private static void option(List<String> words, String key, Object value) {
    String text = String.valueOf(value);
    if (text.startsWith("-")) {
      words.add("--" + key + "=" + quote(text));
    } else {
      words.add("--" + key);
      words.add(quote(text));
    }
  }

  /** As a POSIX shell reads it back. */
  static String quote(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !TILDE.matcher(text).matches();
    return plain ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
