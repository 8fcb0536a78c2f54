/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;

/** Asks for a projection: the command of whatever installed analysis says that it writes one. */
final class Projecting {

  /** As analyses say it in property {@code writes}. */
  private static final String PROJECTION = "projection";

  private static final String PATH = "path";
  private static final String LOADER = "loader";

  private final Site site;
  private final Plugins plugins;

  Projecting(Site site, Plugins plugins) {
    this.site = site;
    this.plugins = plugins;
  }

  /** The command's name, if any analysis writes projections. */
  @SuppressWarnings("rawtypes")
  Optional<String> command() {
    for (Plugin<Analysis> plugin : plugins.all(Analysis.class)) {
      if (plugin.properties("writes").contains(PROJECTION)) {
        return Optional.of(plugin.property("verb").orElse("analyse") + " " + plugin.id());
      }
    }
    return Optional.empty();
  }

  /** What would be run now; empty while no model or data set is open. */
  Optional<Recipe> recipe(String layer) {
    Optional<Session> session = site.selection().get(CurrentModel.class).map(CurrentModel::session);
    Optional<CurrentData> data = site.selection().get(CurrentData.class);
    if (session.isEmpty() || data.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> values = new LinkedHashMap<>(session.get().choice());
    Map<String, Object> source = new LinkedHashMap<>(data.get().source());
    Object path = source.remove(PATH);
    Object loader = source.remove(LOADER);
    values.put("data", String.valueOf(path == null ? loader : path));
    List<String> set = new ArrayList<>();
    source.forEach((key, value) -> set.add(key + "=" + value));
    if (!set.isEmpty()) {
      values.put("set", set);
    }
    if (data.get().seed() != 0) {
      values.put("seed", data.get().seed());
    }
    values.put("layer", layer);
    return command().map(c -> new Recipe(c, values));
  }

  /**
   * Runs it.
   *
   * @param done receives the folder of its result
   */
  void run(Recipe recipe, Consumer<Path> done) {
    site.run(
        recipe,
        outcome -> {
          Object out = outcome.json().get("out");
          if (out != null) {
            done.accept(site.workspace().folder().resolve(out.toString()));
          }
        });
  }

  /** Opens the command's dialog, where everything can be set. */
  void ask(Recipe recipe) {
    site.ask(recipe.command(), recipe.values());
  }
}
