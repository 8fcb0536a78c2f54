/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.history;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.history.HistoryItem.State;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The history's file: {@code lucerna: 1} and a list of what was done. */
final class HistoryFile {

  private static final int MAX_CHARACTERS = 16 << 20;

  private HistoryFile() {}

  static String write(List<HistoryItem> items) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (HistoryItem item : items) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("time", item.time().toString());
      map.put("state", text(item.state()));
      map.put("command", item.recipe().command());
      map.put("values", item.recipe().values());
      list.add(map);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("lucerna", 1);
    tree.put("history", list);
    return Yaml.text(tree);
  }

  private static String text(State state) {
    return state.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** What ran when the file was written did not end. */
  static List<HistoryItem> read(String text) throws IOException {
    LoadSettings settings =
        LoadSettings.builder().setLabel("history").setCodePointLimit(MAX_CHARACTERS).build();
    try {
      List<HistoryItem> items = new ArrayList<>();
      if (new Load(settings).loadFromString(text) instanceof Map<?, ?> tree
          && tree.get("history") instanceof List<?> list) {
        for (Object each : list) {
          items.add(item(items.size() + 1L, (Map<?, ?>) each));
        }
      }
      return items;
    } catch (YamlEngineException | ClassCastException | IllegalArgumentException e) {
      throw new IOException("the history is damaged: " + e.getMessage(), e);
    }
  }

  private static HistoryItem item(long number, Map<?, ?> map) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (map.get("values") instanceof Map<?, ?> given) {
      given.forEach((k, v) -> values.put(String.valueOf(k), v));
    }
    State state =
        State.valueOf(String.valueOf(map.get("state")).toUpperCase(java.util.Locale.ROOT));
    return new HistoryItem(
        number,
        time(String.valueOf(map.get("time"))),
        new Recipe(String.valueOf(map.get("command")), values),
        state == State.RUNNING ? State.CANCELLED : state);
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("no time: " + text, e);
    }
  }
}
