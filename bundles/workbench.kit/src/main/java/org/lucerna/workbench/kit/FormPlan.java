/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.param.ParamInfo;

/** Which parameters of a form stand where. */
final class FormPlan {

  /** One or two rows are no reason to fold them away. */
  private static final int FOLD = 3;

  private FormPlan() {}

  /** What a part of a form is. */
  enum Kind {
    TOP,
    MORE,
    RECORD
  }

  /**
   * Rows under one title.
   *
   * @param name the key of an inner record; else of the kind
   */
  record Part(Kind kind, String name, List<ParamInfo> params) {}

  /**
   * @param onTop how many parameters are seen at once
   */
  static List<Part> of(List<ParamInfo> params, int onTop) {
    Map<String, List<ParamInfo>> records = new LinkedHashMap<>();
    List<ParamInfo> plain = new ArrayList<>();
    for (ParamInfo info : params) {
      int dot = info.key().lastIndexOf('.');
      if (dot > 0) {
        records.computeIfAbsent(info.key().substring(0, dot), k -> new ArrayList<>()).add(info);
      } else {
        plain.add(info);
      }
    }
    // what turns a record on stands above its parts
    for (ParamInfo info : List.copyOf(plain)) {
      if (records.containsKey(info.key()) && !info.required()) {
        records.get(info.key()).add(0, info);
        plain.remove(info);
      }
    }
    List<Part> parts = new ArrayList<>(simple(plain, onTop));
    records.forEach((name, inner) -> parts.add(new Part(Kind.RECORD, name, inner)));
    return parts;
  }

  private static List<Part> simple(List<ParamInfo> plain, int onTop) {
    List<ParamInfo> top = new ArrayList<>(plain.stream().filter(ParamInfo::required).toList());
    List<ParamInfo> rest = new ArrayList<>(plain.stream().filter(p -> !p.required()).toList());
    int more = rest.size() - Math.max(0, onTop - top.size());
    int shown = more < FOLD ? rest.size() : rest.size() - more;
    top.addAll(rest.subList(0, shown));
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(Kind.TOP, "top", top));
    if (shown < rest.size()) {
      parts.add(new Part(Kind.MORE, "more", rest.subList(shown, rest.size())));
    }
    return parts;
  }

  static String title(String name) {
    List<String> words = new ArrayList<>();
    for (String part : name.split("\\.")) {
      words.add(ParamText.words(part));
    }
    return String.join(" › ", words);
  }
}
