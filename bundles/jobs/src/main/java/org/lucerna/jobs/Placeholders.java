/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

/**
 * Replaces {@code ${shared}} in a job's texts: the folder of pictures and weights beside a project.
 */
final class Placeholders {

  private static final String SHARED = "${shared}";

  private final Path base;

  private Placeholders(Path base) {
    this.base = base;
  }

  static Placeholders of(Path base) {
    return new Placeholders(base);
  }

  Object resolve(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((k, v) -> copy.put(String.valueOf(k), resolve(v)));
      return copy;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(this::resolve).toList();
    }
    if (value instanceof String text && text.contains(SHARED)) {
      return text.replace(SHARED, shared().toString());
    }
    return value;
  }

  private Path shared() {
    String set = System.getenv("LUCERNA_SHARED");
    if (set != null && !set.isBlank()) {
      return Path.of(set).toAbsolutePath().normalize();
    }
    for (Path dir = base.toAbsolutePath(); dir != null; dir = dir.getParent()) {
      Path shared = dir.resolveSibling("shared");
      if (dir.getParent() != null && Files.isDirectory(shared)) {
        return shared;
      }
    }
    throw new LucernaException(
        ExitStatus.JOB_INVALID,
        "the job uses ${shared}, but there is no folder 'shared' beside its project: set LUCERNA_SHARED");
  }
}
