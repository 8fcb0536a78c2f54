/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.dataset.DatasetLoader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trains, evaluates, explains and reports, without a job file. */
@Component
@CommandType(
    id = "train",
    label = "train a network on a folder of pictures, explain it and report",
    params = TrainParams.class)
public final class TrainCommand implements Command<TrainParams> {

  private final Workplace work;

  @Activate
  public TrainCommand(@Reference Workplace work) {
    this.work = work;
  }

  @Override
  public Outcome run(TrainParams params, Context context) throws IOException {
    String name = "train-" + params.network().replaceFirst("^.*[/\\\\]", "");
    Job job =
        new JobReader(work.binder())
            .of(tree(params, name), context.workingDirectory(), params.set(), name);
    return new Launch(work).run(job, params.out(), params.resume(), context);
  }

  private Map<String, Object> tree(TrainParams params, String name) {
    Map<String, Object> train = new LinkedHashMap<>();
    params.epochs().ifPresent(v -> train.put("epochs", v));
    params.batch().ifPresent(v -> train.put("batch", v));
    params.learningRate().ifPresent(v -> train.put("learning-rate", v));
    params.optimizer().ifPresent(v -> train.put("optimizer", v));
    params.freeze().ifPresent(v -> train.put("freeze", v));
    WatchParams watching = params.watching();
    if (watching.watch() > 0) {
      train.put("watch", watching.watch());
      train.put("watch-method", watching.watchMethod());
      train.put("watch-layer", watching.watchLayer());
    }
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("network", params.network());
    params.weights().ifPresent(w -> model.put("weights", w));
    model.put("head", params.head());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("lucerna", 1);
    tree.put("name", name);
    tree.put("seed", params.seed());
    tree.put("data", data(work.plugins(), params.data()));
    tree.put("model", model);
    tree.put(
        "steps",
        List.of(
            Map.of("train", train),
            Map.of("evaluate", Map.of()),
            Map.of("explain", Map.of("methods", methods(params.head())))));
    return tree;
  }

  /** The word is a loader's id unless a file or folder of that name exists. */
  static Map<String, Object> data(Plugins plugins, String word) {
    boolean loader =
        plugins.find(DatasetLoader.class, word).isPresent()
            && !java.nio.file.Files.exists(Path.of(word));
    return loader ? Map.of("loader", word) : Map.of("path", word);
  }

  /** CAM is defined where the head pools; Grad-CAM everywhere. */
  private static List<String> methods(String head) {
    return head.equals("classifier") ? List.of("grad-cam") : List.of("cam", "grad-cam");
  }
}
