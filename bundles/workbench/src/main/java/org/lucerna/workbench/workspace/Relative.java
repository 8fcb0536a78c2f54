/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.workspace;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Paths in a workspace's file: inside the folder relative to it, so that the folder can be moved
 * and sent; those outside stay as they are.
 */
final class Relative {

  private static final String HERE = "./";

  private final Path folder;

  Relative(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  Object write(Object value) {
    return value instanceof String text ? write(text) : each(value, this::write);
  }

  Object read(Object value) {
    return value instanceof String text ? read(text) : each(value, this::read);
  }

  String write(String text) {
    try {
      Path path = Path.of(text);
      if (!path.isAbsolute() || !path.normalize().startsWith(folder)) {
        return text;
      }
      return HERE + folder.relativize(path.normalize()).toString().replace('\\', '/');
    } catch (InvalidPathException e) {
      return text; // No path at all.
    }
  }

  String read(String text) {
    return text.startsWith(HERE)
        ? folder.resolve(text.substring(HERE.length())).normalize().toString()
        : text;
  }

  private static Object each(Object value, java.util.function.UnaryOperator<Object> change) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> changed = new LinkedHashMap<>();
      map.forEach((key, inner) -> changed.put(String.valueOf(key), change.apply(inner)));
      return changed;
    } else if (value instanceof List<?> list) {
      return list.stream().map(v -> change.apply((Object) v)).toList();
    }
    return value;
  }
}
