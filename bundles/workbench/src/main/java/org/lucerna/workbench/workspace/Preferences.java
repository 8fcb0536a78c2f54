/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.workbench.theme.Theme;

/**
 * What a user wants in every workspace.
 *
 * @param fontSize in points; 0 for the desktop's own
 * @param workspaces the newest first
 * @param data data sets opened, the newest first: each a job's {@code data} and seed
 * @param models models opened, the newest first: each a choice
 */
public record Preferences(
    Theme theme,
    int fontSize,
    List<Path> workspaces,
    List<Map<String, Object>> data,
    List<Map<String, Object>> models) {

  private static final int KEPT = 10;

  public static final Preferences NONE =
      new Preferences(Theme.SYSTEM, 0, List.of(), List.of(), List.of());

  public Preferences {
    workspaces = List.copyOf(workspaces);
    data = List.copyOf(data);
    models = List.copyOf(models);
  }

  public Preferences withLook(Theme next, int size) {
    return new Preferences(next, size, workspaces, data, models);
  }

  /** This workspace was opened just now. */
  public Preferences withWorkspace(Path folder) {
    Path clean = folder.toAbsolutePath().normalize();
    return new Preferences(theme, fontSize, newest(clean, workspaces), data, models);
  }

  public Preferences withData(Map<String, Object> source) {
    return new Preferences(theme, fontSize, workspaces, newest(source, data), models);
  }

  public Preferences withModel(Map<String, Object> choice) {
    return new Preferences(theme, fontSize, workspaces, data, newest(choice, models));
  }

  private static <T> List<T> newest(T first, List<T> others) {
    List<T> all = new ArrayList<>(List.of(first));
    others.stream().filter(o -> !o.equals(first)).limit(KEPT - 1).forEach(all::add);
    return all;
  }

  /** As it is written. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("theme", theme.id());
    values.put("font-size", fontSize);
    values.put("workspaces", workspaces.stream().map(Path::toString).toList());
    values.put("data", data);
    values.put("models", models);
    return values;
  }

  /** Takes what makes sense and leaves the rest at its default. */
  static Preferences of(Map<String, Object> values) {
    return new Preferences(
        Theme.of(Yaml.text(values, "theme").orElse("")),
        (int) Yaml.number(values, "font-size", 0),
        Yaml.list(values, "workspaces").stream().map(w -> Path.of(w.toString())).toList(),
        maps(values, "data"),
        maps(values, "models"));
  }

  private static List<Map<String, Object>> maps(Map<String, Object> values, String key) {
    return Yaml.list(values, key).stream().map(Yaml::mapping).flatMap(Optional::stream).toList();
  }
}
