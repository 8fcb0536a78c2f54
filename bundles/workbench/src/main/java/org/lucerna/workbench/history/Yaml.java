/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes texts, numbers, booleans, lists and maps as YAML. */
final class Yaml {

  private static final int WIDTH = 100;

  private Yaml() {}

  static String text(Map<String, Object> tree) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(WIDTH)
            .setIndentWithIndicator(true)
            .setIndicatorIndent(2)
            .build();
    return new Dump(settings).dumpToString(plain(tree));
  }

  /** Paths, enums and whatever else a view gave become texts. */
  private static Object plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((k, v) -> copy.put(String.valueOf(k), plain(v)));
      return copy;
    }
    if (value instanceof Iterable<?> list && !(value instanceof java.nio.file.Path)) {
      List<Object> copy = new ArrayList<>();
      list.forEach(v -> copy.add(plain(v)));
      return copy;
    }
    boolean kept = value == null || value instanceof Number || value instanceof Boolean;
    return kept ? value : String.valueOf(value);
  }
}
