/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.file.Storage;
import org.lucerna.workbench.workspace.WorkspaceState.Open;

/** {@code workspace.yaml} of a folder. Any thread. */
public final class WorkspaceFile {

  public static final String NAME = "workspace.yaml";

  private static final String VERSION = "lucerna-workspace";

  private final Storage storage;
  private final Path file;
  private final Relative paths;

  public WorkspaceFile(Storage storage, Path folder) {
    this.storage = storage;
    this.file = folder.resolve(NAME);
    this.paths = new Relative(folder);
  }

  /**
   * What the file says; empty where there is none.
   *
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) if it is damaged
   */
  public WorkspaceState read() throws IOException {
    if (!Files.exists(file)) {
      return WorkspaceState.EMPTY;
    }
    Map<String, Object> all = Yaml.mapping(paths.read(Yaml.read(file))).orElseThrow();
    Map<String, Object> data = Yaml.mapping(all, "data");
    Open open =
        new Open(
            data,
            Yaml.number(all, "seed", 0),
            Yaml.mapping(all, "model"),
            Yaml.text(all, "picture"),
            Yaml.text(all, "run"));
    Map<String, Map<String, String>> views = new LinkedHashMap<>();
    Yaml.mapping(all, "views").forEach((id, state) -> views.put(id, texts(state)));
    return new WorkspaceState(
        open, views, Yaml.mapping(all, "layout"), Yaml.mapping(all, "window"));
  }

  private static Map<String, String> texts(Object state) {
    Map<String, String> texts = new LinkedHashMap<>();
    Yaml.mapping(state)
        .orElse(Map.of())
        .forEach((key, value) -> texts.put(key, String.valueOf(value)));
    return texts;
  }

  /** Replaces the file. */
  public synchronized void write(WorkspaceState state) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(VERSION, 1);
    Open open = state.open();
    if (!open.data().isEmpty()) {
      all.put("data", sorted(open.data()));
      all.put("seed", open.seed());
    }
    if (!open.model().isEmpty()) {
      all.put("model", sorted(open.model()));
    }
    put(all, "picture", open.picture());
    put(all, "run", open.run());
    all.put("window", sorted(state.window()));
    all.put("layout", sorted(state.layout()));
    Map<String, Object> views = new java.util.TreeMap<>();
    state.views().forEach((id, texts) -> views.put(id, sorted(texts)));
    all.put("views", views);
    @SuppressWarnings("unchecked")
    Map<String, Object> written = (Map<String, Object>) paths.write((Object) all);
    Yaml.write(storage, file, written);
  }

  private static void put(Map<String, Object> all, String key, Optional<String> text) {
    text.ifPresent(t -> all.put(key, t));
  }

  /** In one order, so that equal states are equal files. */
  private static Map<String, Object> sorted(Map<String, ?> map) {
    return new java.util.TreeMap<>(map);
  }

  /** Puts a damaged file aside so that a new one can be written. */
  public Path setAside() throws IOException {
    Path aside = file.resolveSibling(NAME + ".damaged");
    return Files.move(file, aside, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
