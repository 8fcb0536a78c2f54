/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2 (and so JSON) into maps, lists, texts, numbers and booleans. */
final class Yaml {

  private static final int MAX_CHARACTERS = 1 << 20;

  private Yaml() {}

  /** The mapping a file holds. */
  static Map<String, Object> read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new LucernaException(ExitStatus.JOB_INVALID, "there is no job file " + file, e);
    } catch (CharacterCodingException e) {
      throw invalid(file + " is not a text file in UTF-8", e);
    } catch (IOException e) {
      throw new LucernaException(ExitStatus.JOB_INVALID, "cannot read job file " + file, e);
    }
    return mapping(parse(text, file.toString()), file.toString());
  }

  /** The value a text stands for, such as {@code 3}, {@code true}, {@code [a, b]}. */
  static Object parse(String text, String where) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(where)
            .setCodePointLimit(MAX_CHARACTERS)
            .setMaxAliasesForCollections(20)
            .setAllowDuplicateKeys(false)
            .build();
    try {
      return new Load(settings).loadFromString(text);
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(m -> ", line " + (m.getLine() + 1)).orElse("");
      throw invalid(where + line + ": " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw invalid(where + ": " + e.getMessage(), e);
    }
  }

  /** A value as a mapping with text keys. */
  static Map<String, Object> mapping(Object value, String where) {
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw invalid(where + " must be a mapping of keys to values", null);
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((k, v) -> copy.put(String.valueOf(k), v));
    return copy;
  }

  private static LucernaException invalid(String sentence, Exception cause) {
    return new LucernaException(ExitStatus.JOB_INVALID, sentence, cause);
  }
}
