/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;

/** What is known of a method or decorator without running it. */
final class MethodCard {

  private final Workplace work;
  private final Plugin<?> plugin;
  private final boolean decorator;

  MethodCard(Workplace work, Plugin<?> plugin, boolean decorator) {
    this.work = work;
    this.plugin = plugin;
    this.decorator = decorator;
  }

  /** Id, name, cost, layers, what it needs, paper. */
  List<Object> row() {
    return List.of(
        decorator ? ":" + plugin.id() : plugin.id(),
        plugin.label(),
        text("cost"),
        decorator ? "a method's" : layers(),
        decorator ? "a method" : String.join(", ", words("requires")),
        text("cite"));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", plugin.id());
    json.put("kind", decorator ? "decorator" : "method");
    json.put("label", plugin.label());
    json.put("about", text("about"));
    json.put("formula", text("formula"));
    json.put("cost", text("cost"));
    json.put("cite", text("cite"));
    json.put("layers", layers());
    json.put("requires", words("requires"));
    json.put("traits", words("traits"));
    json.put("plugin", plugin.origin());
    json.put("parameters", parameters());
    return json;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(plugin.label() + (text("about").isEmpty() ? "" : ": " + text("about")));
    add(lines, "formula", text("formula"));
    add(lines, "cost", text("cost"));
    add(lines, "paper", text("cite"));
    add(lines, "layers", layers());
    add(lines, "needs", String.join(", ", words("requires")));
    add(lines, "known", String.join(", ", words("traits")));
    add(lines, "plugin", plugin.origin());
    List<Map<String, Object>> parameters = parameters();
    if (!parameters.isEmpty()) {
      lines.add("parameters (--param " + plugin.id() + ".KEY=VALUE):");
      List<List<Object>> rows = new ArrayList<>();
      for (Map<String, Object> p : parameters) {
        rows.add(List.of(p.get("key"), p.get("type"), p.get("default"), p.get("help")));
      }
      List<String> columns = List.of("  key", "type", "default", "meaning");
      TextTable.lines(new Table("parameters", columns, indented(rows))).forEach(lines::add);
    }
    return lines;
  }

  private static List<List<Object>> indented(List<List<Object>> rows) {
    return rows.stream()
        .map(r -> List.<Object>of("  " + r.get(0), r.get(1), r.get(2), r.get(3)))
        .toList();
  }

  private static void add(List<String> lines, String name, String text) {
    if (!text.isEmpty()) {
      lines.add(String.format(Locale.ROOT, "  %-8s %s", name, text));
    }
  }

  private List<Map<String, Object>> parameters() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (ParamInfo info : work.binder().describe(plugin.params())) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("key", info.key());
      one.put("type", type(info));
      one.put("default", info.required() ? "required" : info.defaultText().orElse(""));
      one.put("help", info.help());
      all.add(one);
    }
    return all;
  }

  private static String type(ParamInfo info) {
    String one =
        info.choices().isEmpty()
            ? info.kind().name().toLowerCase(Locale.ROOT)
            : String.join(" | ", info.choices());
    return info.list() ? "list of " + one : one;
  }

  private String layers() {
    return switch (plugin.property("layers").orElse("ANY")) {
      case "CAM" -> "cam";
      case "INPUT" -> "the picture";
      default -> "any";
    };
  }

  private List<String> words(String property) {
    return plugin.properties(property).stream()
        .map(w -> w.toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  private String text(String property) {
    return plugin.property(property).orElse("");
  }
}
