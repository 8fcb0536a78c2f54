/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.file.Storage;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Small YAML files of plain values; JSON is read as well. */
public final class Yaml {

  private static final int LARGEST = 16 << 20;

  private Yaml() {}

  /**
   * The mapping in a file.
   *
   * @throws LucernaException (unreadable) naming the file, if it is damaged or no mapping
   */
  public static Map<String, Object> read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new LucernaException(ExitStatus.UNREADABLE, file + " is too large to be what it says");
    }
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      Object value = new Load(settings).loadFromString(Files.readString(file));
      if (value == null) {
        return Map.of();
      }
      return mapping(value)
          .orElseThrow(() -> new LucernaException(ExitStatus.UNREADABLE, file + " is no mapping"));
    } catch (YamlEngineException | java.nio.charset.CharacterCodingException e) {
      throw new LucernaException(
          ExitStatus.UNREADABLE, file + " is damaged: " + firstLine(e.getMessage()), e);
    }
  }

  private static String firstLine(String text) {
    return text == null ? "not text" : text.lines().findFirst().orElse("");
  }

  /** Writes whole or not at all. */
  public static void write(Storage storage, Path file, Map<String, ?> value) throws IOException {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(100).build();
    String text = new Dump(settings).dumpToString(value);
    storage.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The value as a mapping with texts as keys; empty for anything else. */
  public static Optional<Map<String, Object>> mapping(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach(
        (key, inner) -> {
          if (inner != null) {
            named.put(String.valueOf(key), inner);
          }
        });
    return Optional.of(named);
  }

  /** The mapping at a key; empty where there is none. */
  public static Map<String, Object> mapping(Map<String, Object> in, String key) {
    return mapping(in.get(key)).orElse(Map.of());
  }

  /** The text at a key. */
  public static Optional<String> text(Map<String, Object> in, String key) {
    return Optional.ofNullable(in.get(key)).map(String::valueOf);
  }

  /** The number at a key. */
  public static long number(Map<String, Object> in, String key, long otherwise) {
    return in.get(key) instanceof Number number ? number.longValue() : otherwise;
  }

  /** The list at a key; empty where there is none. */
  public static List<Object> list(Map<String, Object> in, String key) {
    return in.get(key) instanceof List<?> list ? List.copyOf(list) : List.of();
  }
}
