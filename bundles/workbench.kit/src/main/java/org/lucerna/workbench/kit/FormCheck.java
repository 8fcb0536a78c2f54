/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.param.ParamInfo;

/** Finds all that is wrong with values, though binding stops at the first. */
final class FormCheck {

  private FormCheck() {}

  /**
   * Sentences by key; the empty key has what is wrong with several values together.
   *
   * @param binding throws {@link ParamException}
   */
  static Map<String, String> problems(
      List<ParamInfo> params, Map<String, Object> given, Consumer<Map<String, Object>> binding) {
    Map<String, String> problems = new LinkedHashMap<>();
    Map<String, Object> values = new LinkedHashMap<>(given);
    for (int i = 0; i <= params.size(); i++) {
      try {
        binding.accept(values);
        return problems;
      } catch (ParamException e) {
        ParamInfo info = find(params, e.key());
        if (info == null) {
          // what several values come to is not known before each is right
          if (problems.isEmpty()) {
            problems.put("", e.getMessage());
          }
          return problems;
        }
        if (problems.putIfAbsent(info.key(), e.getMessage()) != null) {
          return problems;
        }
        replace(values, info);
      }
    }
    return problems;
  }

  private static ParamInfo find(List<ParamInfo> params, String key) {
    return params.stream().filter(p -> p.key().equals(key)).findFirst().orElse(null);
  }

  /** By something right, so that the others are looked at. */
  private static void replace(Map<String, Object> values, ParamInfo info) {
    values.remove(info.key());
    if (info.required()) {
      values.put(
          info.key(),
          switch (info.kind()) {
            case INTEGER, NUMBER ->
                String.valueOf((long) Math.max(info.min(), Math.min(1, info.max())));
            case FLAG -> "true";
            case CHOICE -> info.choices().get(0);
            default -> "x";
          });
    }
  }
}
