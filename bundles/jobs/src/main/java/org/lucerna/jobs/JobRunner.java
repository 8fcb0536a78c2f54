/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetOpening;
import org.lucerna.vision.api.dataset.Problem;

/** Runs a job from its data to its report. */
final class JobRunner {

  private static final double OPENING = 0.1;

  /** The report, whose pages take seconds, has the rest. */
  private static final double STEPS = 0.88;

  private final Workplace work;
  private final Map<String, Step> steps = new LinkedHashMap<>();

  JobRunner(Workplace work) {
    this.work = work;
    for (Step step :
        List.of(
            new TrainStep(work),
            new EvaluateStep(work),
            new ExplainStep(work),
            new AnalyseStep(work),
            new ReportStep(work))) {
      steps.put(step.name(), step);
    }
  }

  /** A job whose every parameter is bound. */
  record Prepared(Job job, DatasetOpening<?> data, List<Step> steps, List<Step.Bound> bound) {}

  /**
   * Binds everything that can be bound before any data is read.
   *
   * @throws LucernaException (job invalid) naming what is wrong
   */
  Prepared prepare(Job job) {
    try {
      DatasetOpening<?> data =
          DatasetOpening.of(work.plugins(), work.binder(), job.data(), job.base());
      // With any number of classes: only to find unknown networks, heads and keys now.
      new ModelBuilder(work).design(job.model(), OptionalInt.of(2), job.base());
      List<Step> kinds = new ArrayList<>();
      List<Step.Bound> bound = new ArrayList<>();
      for (Job.Step step : job.steps()) {
        Step kind = kind(step.name());
        kinds.add(kind);
        bound.add(kind.bind(step.params(), job.base()));
      }
      return new Prepared(job, data, kinds, bound);
    } catch (ParamException | UnknownPluginException e) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID, "job " + job.name() + ": " + e.getMessage(), e);
    }
  }

  private Step kind(String name) {
    Step step = steps.get(name);
    if (step != null) {
      return step;
    }
    List<String> known = new ArrayList<>(steps.keySet());
    for (Plugin<?> analysis : work.plugins().all(Analysis.class)) {
      if (analysis.id().equals(name)) {
        return new InspectStep(work, analysis);
      }
      known.add(analysis.id());
    }
    throw new UnknownPluginException(
        "there is no step '%s'%s (there are: %s)"
            .formatted(name, work.binder().didYouMean(name, known), String.join(", ", known)));
  }

  /** Runs all steps, then writes report and manifest. */
  Outcome run(Prepared prepared, RunFolder folder, boolean resume, Progress progress)
      throws IOException {
    Job job = prepared.job();
    Records records = new Records(work);
    records.begin(folder, job.name());
    progress.note("run folder: " + folder.path());
    Progress opening = progress.part("open data", OPENING);
    try (Dataset data = prepared.data().open(job.seed(), opening)) {
      opening.step(1, 1);
      describe(data, progress);
      ModelBuilder models = new ModelBuilder(work);
      ModelBuilder.Design design =
          models.design(job.model(), OptionalInt.of(data.classes().size()), job.base());
      BuiltModel built = models.build(design, job.seed(), data.classes(), progress);
      built.notes().forEach(progress::note);
      requireClasses(prepared, built, data);
      Run.Parts parts = new Run.Parts(work, data, Engine.choose(work.plugins()), design, built);
      try (Run run = new Run(job, folder, resume, parts)) {
        records.plan(run);
        steps(prepared, run, progress);
        new ReportStep(work).write(run);
        records.end(run);
        progress.step(1, 1);
        return outcome(run);
      }
    } catch (ParamException | UnknownPluginException e) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID, "job " + job.name() + ": " + e.getMessage(), e);
    }
  }

  /** A network that keeps its own classes knows nothing of the data's: only analyses can use it. */
  private void requireClasses(Prepared prepared, BuiltModel built, Dataset data) {
    int count = Classes.count(built.network());
    if (count == data.classes().size()
        && (built.classes().isEmpty() || built.classes().equals(data.classes()))) {
      return;
    }
    prepared.steps().stream()
        .map(Step::name)
        .filter(name -> steps.containsKey(name) && !name.equals("report"))
        .findFirst()
        .ifPresent(
            name -> {
              throw new LucernaException(
                  ExitStatus.JOB_INVALID,
                  ("step '%s' needs the data's %d classes, and with head 'none' %s keeps its own"
                          + " %d: leave 'head' out, or leave the step to analyses")
                      .formatted(name, data.classes().size(), built.network().id(), count));
            });
  }

  private void steps(Prepared prepared, Run run, Progress progress) throws IOException {
    double total = prepared.steps().stream().mapToDouble(Step::weight).sum();
    for (int i = 0; i < prepared.steps().size(); i++) {
      Step step = prepared.steps().get(i);
      Progress part = progress.part(step.name(), STEPS * step.weight() / total);
      prepared.bound().get(i).run(run, part);
      part.step(1, 1); // what it left out, such as mistakes where there are none, is done too
    }
  }

  private static void describe(Dataset data, Progress progress) {
    long skipped = skipped(data).size();
    progress.note(
        "data set %s: %d pictures, %d classes%s"
            .formatted(
                data.name(),
                data.samples().size(),
                data.classes().size(),
                skipped == 0 ? "" : ", " + skipped + " files left out"));
    skipped(data).forEach(p -> progress.note("left out: " + p.message()));
  }

  static List<Problem> skipped(Dataset data) {
    return data.problems().stream().filter(p -> p.kind().isSkipped()).toList();
  }

  private static Outcome outcome(Run run) {
    boolean partial =
        !skipped(run.data).isEmpty()
            || run.found.stream().anyMatch(f -> !f.findings().problems().isEmpty());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", run.folder.path().toString());
    json.put("report", run.folder.report().toString());
    json.putAll(Records.results(run));
    List<String> lines = new ArrayList<>();
    run.measurements.forEach(
        (split, measured) ->
            measured
                .scores()
                .forEach(
                    s ->
                        lines.add(
                            String.format(
                                java.util.Locale.ROOT,
                                "%-10s %-28s %.4f  (n = %d)",
                                split.id(),
                                s.name(),
                                s.value(),
                                s.n()))));
    lines.add("report: " + run.folder.report());
    return new Outcome(partial ? ExitStatus.PARTIAL : ExitStatus.OK, lines, json);
  }

  /** The folder a job runs in: given, continued, or a fresh one. */
  static RunFolder folder(String name, java.util.Optional<Path> out, boolean resume, Path working)
      throws IOException {
    if (out.isPresent()) {
      java.nio.file.Files.createDirectories(out.get());
      return new RunFolder(out.get());
    }
    if (resume) {
      return RunFolder.unfinished(working, name)
          .orElseThrow(
              () ->
                  new LucernaException(
                      ExitStatus.JOB_INVALID,
                      "nothing to resume: no unfinished run of '"
                          + name
                          + "' below "
                          + working.resolve("runs")
                          + "; name it with --out"));
    }
    return RunFolder.fresh(working, name);
  }
}
