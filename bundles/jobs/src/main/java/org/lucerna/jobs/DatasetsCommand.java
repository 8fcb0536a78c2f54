/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetLoader;
import org.lucerna.vision.api.dataset.DatasetOpening;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Split;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks at a data set, or lists the kinds there are. */
@Component
@CommandType(
    id = "datasets",
    label = "look at a data set: classes, splits, duplicates, unreadable files",
    params = DatasetsParams.class)
@CommandPlace(menu = "Data", position = 50)
public final class DatasetsCommand implements Command<DatasetsParams> {

  private final Workplace work;

  @Activate
  public DatasetsCommand(@Reference Workplace work) {
    this.work = work;
  }

  @Override
  public Outcome run(DatasetsParams params, Context context) throws IOException {
    if (params.data().isEmpty()) {
      return loaders();
    }
    DatasetOpening<?> opening =
        opening(work, params.data().get(), params.set(), context.workingDirectory());
    try (Dataset data = opening.open(params.seed(), context.progress())) {
      return describe(data);
    }
  }

  /**
   * @param word a path, or a loader's id
   * @param set the loader's parameters
   */
  static DatasetOpening<?> opening(
      Workplace work, String word, List<String> set, Path workingDirectory) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("data", TrainCommand.data(work.plugins(), word));
    List<String> overrides = set.stream().map(s -> "data." + s).toList();
    Object values = new Overrides("--set").apply(tree, overrides).get("data");
    return DatasetOpening.of(
        work.plugins(), work.binder(), Yaml.mapping(values, "data"), workingDirectory);
  }

  private Outcome describe(Dataset data) {
    List<List<Object>> rows = new ArrayList<>();
    List<Map<String, Object>> json = new ArrayList<>();
    for (int label = 0; label < data.classes().size(); label++) {
      List<Object> row = new ArrayList<>(List.of(data.classes().get(label)));
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("class", data.classes().get(label));
      for (Split split : Split.values()) {
        int wanted = label;
        int count =
            (int)
                data.samples().stream()
                    .filter(s -> s.label() == wanted && s.split() == split)
                    .count();
        row.add(count);
        one.put(split.id(), count);
      }
      rows.add(row);
      json.add(one);
    }
    Table table = new Table("classes", List.of("class", "train", "validation", "test"), rows);
    List<String> lines = new ArrayList<>(TextTable.lines(table));
    data.problems().forEach(p -> lines.add(p.message()));
    lines.add(
        "%s: %d pictures, %d findings"
            .formatted(data.name(), data.samples().size(), data.problems().size()));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("name", data.name());
    result.put("pictures", data.samples().size());
    result.put("classes", json);
    result.put("fingerprint", data.fingerprint());
    result.put("problems", data.problems().stream().map(DatasetsCommand::json).toList());
    boolean partial = data.problems().stream().anyMatch(p -> p.kind().isSkipped());
    return new Outcome(partial ? ExitStatus.PARTIAL : ExitStatus.OK, lines, result);
  }

  private static Map<String, Object> json(Problem p) {
    return Map.of("kind", p.kind().name(), "files", p.files(), "message", p.message());
  }

  private Outcome loaders() {
    List<List<Object>> rows = new ArrayList<>();
    List<Map<String, Object>> json = new ArrayList<>();
    for (@SuppressWarnings("rawtypes")
    Plugin<DatasetLoader> loader : work.plugins().all(DatasetLoader.class)) {
      List<String> keys =
          work.binder().describe(loader.params()).stream().map(ParamInfo::key).toList();
      rows.add(List.of(loader.id(), loader.label(), String.join(", ", keys)));
      json.add(
          Map.of(
              "id",
              loader.id(),
              "label",
              loader.label(),
              "parameters",
              keys,
              "plugin",
              loader.origin()));
    }
    Table table = new Table("loaders", List.of("loader", "kind of data", "parameters"), rows);
    return Outcome.ok(TextTable.lines(table), Map.of("loaders", json));
  }
}
