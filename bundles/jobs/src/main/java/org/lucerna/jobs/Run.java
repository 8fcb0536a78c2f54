/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.measure.Measurement;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.train.TrainReport;

/** A job at work: what its steps hand to each other. Confined to the thread that runs it. */
final class Run implements AutoCloseable {

  final Job job;
  final RunFolder folder;
  final boolean resume;
  final Workplace work;
  final Dataset data;
  final Engine engine;
  final ModelBuilder.Design design;

  BuiltModel built;
  Optional<TrainReport> training = Optional.empty();
  Optional<WatchedPictures> watched = Optional.empty();
  final Map<Split, List<Prediction>> predictions = new LinkedHashMap<>();
  final Map<Split, Measurement> measurements = new LinkedHashMap<>();
  final List<ExplainStep.Result> explanations = new ArrayList<>();
  final List<AnalyseStep.Result> analyses = new ArrayList<>();
  final List<Found> found = new ArrayList<>();
  final Set<String> notes = new LinkedHashSet<>();
  String title;
  private Model model;

  Run(Job job, RunFolder folder, boolean resume, Parts parts) {
    this.job = job;
    this.title = job.name();
    this.folder = folder;
    this.resume = resume;
    this.work = parts.work();
    this.data = parts.data();
    this.engine = parts.engine();
    this.design = parts.design();
    this.built = parts.built();
    notes.addAll(built.notes());
  }

  /** What was made ready before the first step. */
  record Parts(
      Workplace work, Dataset data, Engine engine, ModelBuilder.Design design, BuiltModel built) {}

  /** The model on the device: the trained one once there is one. */
  Model model() throws java.io.IOException {
    if (model == null) {
      model = engine.backend().load(built.network(), built.weights(), engine.device());
    }
    return model;
  }

  /** Goes on with another model. */
  void replace(BuiltModel trained) {
    unload();
    built.close();
    built = trained;
  }

  private void unload() {
    if (model != null) {
      model.close();
      model = null;
    }
  }

  /** Indices of the samples of a split, in order. */
  List<Integer> indices(Split split) {
    return indices(data, split);
  }

  static List<Integer> indices(Dataset data, Split split) {
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < data.samples().size(); i++) {
      if (data.samples().get(i).split() == split) {
        indices.add(i);
      }
    }
    return indices;
  }

  /** A file-system-safe name for a sample's files. */
  String stem(int index) {
    return data.samples()
        .get(index)
        .id()
        .replaceFirst("\\.[^./]*$", "")
        .replaceAll("[^\\p{Alnum}._-]+", "_");
  }

  @Override
  public void close() {
    unload();
    built.close();
    data.close();
  }
}
