/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.param.ParamInfo.Kind;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParseResult;

/** What the user typed, by parameter key; what was not typed is not there. */
final class Values {

  private final Path workingDirectory;

  Values(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  Map<String, Object> of(ParseResult parsed, List<ParamInfo> params) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (ParamInfo param : params) {
      ArgSpec arg =
          parsed.matchedArgs().stream()
              .filter(a -> a.paramLabel().equals(param.key()))
              .findFirst()
              .orElse(null);
      if (arg != null) {
        Object value = arg.getValue();
        values.put(param.key(), param.list() ? split(param, (List<?>) value) : value);
      }
    }
    return values;
  }

  private List<String> split(ParamInfo param, List<?> typed) {
    List<String> values = new ArrayList<>();
    for (Object each : typed) {
      String text = each.toString();
      if (isOne(param, text)) {
        values.add(text);
      } else if (!text.isBlank()) {
        for (String part : text.split(",", -1)) {
          values.add(part.strip());
        }
      }
    }
    return values;
  }

  /** A comma may belong to the value: in the name of a file, or behind {@code key=}. */
  private boolean isOne(ParamInfo param, String text) {
    int comma = text.indexOf(',');
    if (comma < 0) {
      return !text.isBlank();
    }
    if (param.kind() == Kind.TEXT) {
      int equals = text.indexOf('=');
      return equals >= 0 && equals < comma;
    }
    return param.kind() == Kind.PATH && exists(text);
  }

  private boolean exists(String text) {
    try {
      return Files.exists(workingDirectory.resolve(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
