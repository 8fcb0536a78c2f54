/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.Outcome;

/** The files and folders that a command says it wrote. */
final class Outputs {

  /** Keys of results that name what was written, the best to open first. */
  private static final List<String> KEYS = List.of("page", "report", "out", "file");

  private Outputs() {}

  /** By key; only what is there. Looks at the disk. */
  static Map<String, Path> of(Outcome outcome, Path base) {
    Map<String, Path> found = new LinkedHashMap<>();
    for (String key : KEYS) {
      if (outcome.json().get(key) instanceof String text) {
        try {
          Path path = base.resolve(text);
          if (!text.isBlank() && Files.exists(path) && !found.containsValue(path)) {
            found.put(key, path);
          }
        } catch (InvalidPathException e) {
          continue; // a text that is no path
        }
      }
    }
    return found;
  }
}
