/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetOpening;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.session.Inspected;

/** Opens a model with the pictures that a command names, or with those of the model's own run. */
final class Inspecting {

  private final Workplace work;
  private final Context context;

  Inspecting(Workplace work, Context context) {
    this.work = work;
    this.context = context;
  }

  Inspected open(Map<String, Object> choice, List<Split> splits) throws IOException {
    Path base = context.workingDirectory();
    PictureParams pictures = bind(PictureParams.class, choice, base);
    Map<String, Object> rest = new LinkedHashMap<>(choice);
    rest.keySet().removeAll(keys(PictureParams.class));
    InspectParams what = work.binder().bind(InspectParams.class, rest, base);
    Optional<Job> job = what.model().flatMap(this::job);
    OpenedModel opened = OpenedModel.of(what, work, context);
    Optional<Dataset> data = Optional.empty();
    try {
      data = data(what, pictures, job);
      InspectedPictures found = found(data, pictures, splits, opened.built());
      return new Open(work, opened, data, new Looked(found, job, what, base));
    } catch (IOException | RuntimeException | Error e) {
      data.ifPresent(Dataset::close);
      opened.close();
      throw e;
    }
  }

  private <P extends Record> P bind(Class<P> type, Map<String, Object> choice, Path base) {
    Map<String, Object> own = new LinkedHashMap<>(choice);
    own.keySet().retainAll(keys(type));
    return work.binder().bind(type, own, base);
  }

  private Set<String> keys(Class<? extends Record> type) {
    return work.binder().describe(type).stream().map(ParamInfo::key).collect(Collectors.toSet());
  }

  /** The job of the run whose folder the model is. */
  private Optional<Job> job(Path model) {
    Path manifest = new RunFolder(model).manifest();
    return Files.isRegularFile(manifest)
        ? Optional.of(new JobReader(work.binder()).read(manifest, List.of()))
        : Optional.empty();
  }

  private Optional<Dataset> data(InspectParams what, PictureParams pictures, Optional<Job> job)
      throws IOException {
    Optional<DatasetOpening<?>> opening = AnalysisCommands.data(work, what, pictures, context);
    long seed = what.seed();
    if (opening.isEmpty() && pictures.image().isEmpty() && job.isPresent()) {
      seed = job.get().seed();
      opening =
          Optional.of(
              DatasetOpening.of(work.plugins(), work.binder(), job.get().data(), job.get().base()));
    }
    return opening.isEmpty()
        ? Optional.empty()
        : Optional.of(opening.get().open(seed, context.progress().part("open data", 0.1)));
  }

  private static InspectedPictures found(
      Optional<Dataset> data, PictureParams pictures, List<Split> splits, BuiltModel built)
      throws IOException {
    if (data.isPresent()) {
      return InspectedPictures.of(data.get(), pictures, splits, built);
    }
    if (pictures.image().isEmpty()) {
      throw new ParamException("data", "give pictures: a data set, picture files, or a run");
    }
    return InspectedPictures.of(pictures, built);
  }

  /** What was asked for, and found. */
  private record Looked(
      InspectedPictures pictures, Optional<Job> job, InspectParams what, Path base) {}

  private static final class Open implements Inspected {

    private final OpenedModel opened;
    private final Optional<Dataset> data;
    private final Looked looked;
    private final Inspection inspection;

    Open(Workplace work, OpenedModel opened, Optional<Dataset> data, Looked looked)
        throws IOException {
      this.opened = opened;
      this.data = data;
      this.looked = looked;
      this.inspection =
          new LiveInspection(
              work,
              new LiveInspection.Scene(
                  opened.built(),
                  opened.engine(),
                  opened.model(),
                  looked.pictures(),
                  looked.what().seed(),
                  looked.base(),
                  looked.what().out().map(out -> out.resolve("partial")),
                  new Calibrations(work).of(looked.what(), opened::model, Progress.none())));
    }

    @Override
    public Inspection inspection() {
      return inspection;
    }

    @Override
    public String title() {
      return looked.job().map(Job::name).orElse(opened.built().network().id());
    }

    @Override
    public Map<String, Object> job() {
      return looked.job().map(Job::source).orElse(Map.of());
    }

    @Override
    public Path base() {
      return looked.job().map(Job::base).orElse(looked.base());
    }

    @Override
    public Map<String, String> provenance() {
      return opened.built().provenance();
    }

    @Override
    public void close() {
      opened.close();
      data.ifPresent(Dataset::close);
    }
  }
}
