/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Progress;

/**
 * A loader with its bound parameters: wrong keys are found before anything is read.
 *
 * @param <P> the loader's parameter record
 */
public record DatasetOpening<P extends Record>(DatasetLoader<P> loader, P params) {

  private static final String LOADER = "loader";
  private static final String PATH = "path";

  /** Opens the data set. The caller closes. */
  public Dataset open(long seed, Progress progress) throws IOException {
    return loader.open(params, seed, progress);
  }

  /**
   * Finds the loader that a job's {@code data} means.
   *
   * @param data {@code loader}, or a {@code path} that some loader accepts; all other keys are the
   *     loader's parameters. Of several loaders that accept the path one that knows all keys is
   *     taken
   * @param base relative paths are meant against it
   * @throws LucernaException (job invalid) where there is neither path nor loader, (unreadable)
   *     where no loader accepts the path
   * @throws org.lucerna.core.api.param.ParamException naming a wrong key
   */
  public static DatasetOpening<?> of(
      Plugins plugins, ParamBinder binder, Map<String, Object> data, Path base) {
    if (data.isEmpty()) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID, "the job has no data: add 'data: {path: FOLDER}'");
    }
    Map<String, Object> params = new LinkedHashMap<>(data);
    Object named = params.remove(LOADER);
    Plugin<?> plugin =
        named == null
            ? byPath(plugins, binder, params, base)
            : plugins.require(DatasetLoader.class, "data set loader", named.toString());
    return bound(plugin, binder, params, base);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static DatasetOpening<?> bound(
      Plugin<?> plugin, ParamBinder binder, Map<String, Object> params, Path base) {
    Record bound = binder.bind((Class) plugin.params(), params, base);
    return new DatasetOpening((DatasetLoader) plugin.service(), bound);
  }

  /**
   * Of the loaders that accept the path one that knows all keys, else one that does not accept it
   * but alone knows the keys ({@code --labels} for a folder that only holds pictures), else one
   * that accepts it and will name the wrong key.
   */
  @SuppressWarnings("rawtypes")
  private static Plugin<?> byPath(
      Plugins plugins, ParamBinder binder, Map<String, Object> params, Path base) {
    List<Plugin<DatasetLoader>> loaders = plugins.all(DatasetLoader.class);
    Object path = params.get(PATH);
    if (path == null) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "data needs a path, or a loader: one of " + loaders.stream().map(Plugin::id).toList());
    }
    Path source = base.resolve(path.toString());
    List<Plugin<DatasetLoader>> accepting =
        loaders.stream()
            .filter(l -> l.service().accepts(source))
            .sorted(Comparator.comparing(l -> l.service().isLastResort()))
            .toList();
    List<Plugin<DatasetLoader>> knowing =
        loaders.stream().filter(l -> knows(binder, l, params.keySet())).toList();
    return accepting.stream()
        .filter(knowing::contains)
        .findFirst()
        .or(
            () ->
                knowing.stream()
                    .filter(l -> knowing.size() == 1 && Files.exists(source))
                    .findFirst())
        .or(() -> accepting.stream().findFirst())
        .orElseThrow(
            () ->
                new LucernaException(
                    ExitStatus.UNREADABLE,
                    "there is no data set at "
                        + source.normalize()
                        + ": give a folder with one sub-folder a class, or a CSV file path,label"));
  }

  /** Whether all keys are parameters of a loader, or begin with one. */
  private static boolean knows(ParamBinder binder, Plugin<?> loader, Set<String> keys) {
    Set<String> known =
        binder.describe(loader.params()).stream().map(ParamInfo::key).collect(Collectors.toSet());
    return keys.stream()
        .allMatch(key -> known.stream().anyMatch(k -> k.equals(key) || k.startsWith(key + ".")));
  }
}
