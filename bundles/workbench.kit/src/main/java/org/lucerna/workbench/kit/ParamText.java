/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.param.ParamInfo.Kind;

/** Between what stands in a field and what a parameter is given. */
final class ParamText {

  private static final String WHOLE = "[+-]?\\d{1,18}";
  private static final String NUMBER = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?";

  private ParamText() {}

  /** How a value stands in a field: lists with commas, members that have some in quotes. */
  static String of(Object value) {
    if (value instanceof Iterable<?> list && !(value instanceof java.nio.file.Path)) {
      return StreamSupport.stream(list.spliterator(), false)
          .map(v -> quoted(String.valueOf(v)))
          .collect(Collectors.joining(", "));
    }
    return value == null ? "" : String.valueOf(value);
  }

  private static String quoted(String text) {
    return text.contains(",") || text.contains("\"") || !text.equals(text.strip())
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  /** The members of a list. */
  static List<String> split(String text) {
    List<String> members = new ArrayList<>();
    StringBuilder member = new StringBuilder();
    boolean inQuotes = false;
    boolean wasQuoted = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      if (c == '"' && inQuotes && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        member.append('"');
        i++;
      } else if (c == '"' && (inQuotes || member.toString().isBlank())) {
        if (!wasQuoted) {
          member.setLength(0); // blanks before the quotes
        }
        inQuotes = !inQuotes;
        wasQuoted = true;
      } else if (c == ',' && (!inQuotes || i == text.length())) {
        add(members, member, wasQuoted);
        inQuotes = false;
        wasQuoted = false;
      } else if (inQuotes || !wasQuoted) { // what follows closing quotes is none of it
        member.append(c);
      }
    }
    return members;
  }

  private static void add(List<String> members, StringBuilder member, boolean quoted) {
    String text = quoted ? member.toString() : member.toString().strip();
    if (!text.isEmpty()) {
      members.add(text);
    }
    member.setLength(0);
  }

  /** What the parameter is given; empty where the field says no more than its default. */
  static Optional<Object> value(ParamInfo info, String text) {
    String byDefault = info.defaultText().orElse("");
    if (info.list()) {
      List<String> members = split(text);
      boolean same = members.isEmpty() || members.equals(split(byDefault));
      return same
          ? Optional.empty()
          : Optional.of(members.stream().map(m -> typed(info, m)).toList());
    }
    boolean plain = info.kind() == Kind.TEXT;
    String stripped = plain ? text : text.strip();
    if (stripped.equals(byDefault) || (!plain && stripped.isEmpty())) {
      return Optional.empty();
    }
    Object typed = typed(info, stripped);
    return typed.equals(typed(info, byDefault)) ? Optional.empty() : Optional.of(typed);
  }

  /** Numbers and switches as such, so that a job file shows them so. */
  private static Object typed(ParamInfo info, String text) {
    return switch (info.kind()) {
      case INTEGER -> text.matches(WHOLE) ? (Object) Long.valueOf(text) : text;
      case NUMBER -> number(text);
      case FLAG ->
          text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
      default -> text;
    };
  }

  private static Object number(String text) {
    if (text.matches(WHOLE)) {
      return Long.valueOf(text);
    }
    return text.matches(NUMBER) ? (Object) Double.valueOf(text) : text;
  }

  /** {@code per-class} to {@code Per class}; of {@code augment.flip} the part. */
  static String words(String key) {
    String last = key.substring(key.lastIndexOf('.') + 1).replace('-', ' ');
    return last.isEmpty() ? last : Character.toUpperCase(last.charAt(0)) + last.substring(1);
  }
}
