/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetLoader;

/** Finds the loader a job's data needs and binds its parameters. */
final class DataOpener {

  private static final String LOADER = "loader";
  private static final String PATH = "path";

  private final Workplace work;

  DataOpener(Workplace work) {
    this.work = work;
  }

  /** A loader with its bound parameters: wrong keys are found before anything runs. */
  record Opening<P extends Record>(DatasetLoader<P> loader, P params) {
    Dataset open(long seed, Progress progress) throws IOException {
      return loader.open(params, seed, progress);
    }
  }

  Opening<?> prepare(Map<String, Object> data, Path base) {
    if (data.isEmpty()) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID, "the job has no data: add 'data: {path: FOLDER}'");
    }
    Map<String, Object> params = new LinkedHashMap<>(data);
    Object named = params.remove(LOADER);
    Plugin<?> plugin = named == null ? byPath(params, base) : byName(named.toString());
    return bound(plugin, params, base);
  }

  private Plugin<?> byName(String id) {
    return work.plugins().require(DatasetLoader.class, "data set loader", id);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Opening<?> bound(Plugin<?> plugin, Map<String, Object> params, Path base) {
    Record bound = work.binder().bind((Class) plugin.params(), params, base);
    return new Opening((DatasetLoader) plugin.service(), bound);
  }

  @SuppressWarnings("rawtypes")
  private Plugin<?> byPath(Map<String, Object> params, Path base) {
    Object path = params.get(PATH);
    List<Plugin<DatasetLoader>> loaders = work.plugins().all(DatasetLoader.class);
    if (path == null) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "data needs a path, or a loader: one of " + loaders.stream().map(Plugin::id).toList());
    }
    Path source = base.resolve(path.toString());
    return loaders.stream()
        .filter(l -> l.service().accepts(source))
        .findFirst()
        .orElseThrow(
            () ->
                new LucernaException(
                    ExitStatus.UNREADABLE,
                    "there is no data set at "
                        + source.normalize()
                        + ": give a folder with one sub-folder a class, or a CSV file path,label"));
  }
}
