/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.workbench.api.Recipe;

/** Recipes as a job file that {@code lucerna run} takes. */
public final class JobText {

  private JobText() {}

  /**
   * {@code lucerna: 1}, {@code name} and {@code commands}, each a one-key map.
   *
   * @param name of the job
   * @param recipes in order
   */
  public static String of(String name, List<Recipe> recipes) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("lucerna", 1);
    tree.put("name", name);
    List<Object> commands = new ArrayList<>();
    recipes.forEach(r -> commands.add(Map.of(r.command(), r.values())));
    tree.put("commands", commands);
    return Yaml.text(tree);
  }
}
