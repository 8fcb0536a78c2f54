/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.workspace;

import java.util.Map;
import java.util.Optional;

/**
 * What a workspace remembers; plain texts, numbers, lists and maps, paths absolute.
 *
 * @param open what is open
 * @param views what each view said of itself, by its id
 * @param layout where views stand
 * @param window place and size of the window
 */
public record WorkspaceState(
    Open open,
    Map<String, Map<String, String>> views,
    Map<String, Object> layout,
    Map<String, Object> window) {

  public static final WorkspaceState EMPTY =
      new WorkspaceState(Open.NOTHING, Map.of(), Map.of(), Map.of());

  public WorkspaceState {
    views = Map.copyOf(views);
    layout = Map.copyOf(layout);
    window = Map.copyOf(window);
  }

  /**
   * What is open.
   *
   * @param data a job's {@code data}; empty for none
   * @param seed of its splits
   * @param model a choice as command {@code explain} takes it; empty for none
   * @param picture a sample's id or a file's path
   * @param run the folder of a run
   */
  public record Open(
      Map<String, Object> data,
      long seed,
      Map<String, Object> model,
      Optional<String> picture,
      Optional<String> run) {

    public static final Open NOTHING =
        new Open(Map.of(), 0, Map.of(), Optional.empty(), Optional.empty());

    public Open {
      data = Map.copyOf(data);
      model = Map.copyOf(model);
    }

    public boolean isNothing() {
      return data.isEmpty() && model.isEmpty() && picture.isEmpty() && run.isEmpty();
    }
  }

  /** The same with nothing open and views where a new window has them. */
  public WorkspaceState cautious() {
    return new WorkspaceState(Open.NOTHING, Map.of(), Map.of(), window);
  }
}
