/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.measure.Measurement;
import org.lucerna.vision.api.measure.Score;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.Fit;

/** The files that programs read: {@code state.json}, {@code manifest.json}, {@code report.json}. */
final class Records {

  private final Workplace work;

  Records(Workplace work) {
    this.work = work;
  }

  /** Marks the folder as a run under way. */
  void begin(RunFolder folder, String name) throws IOException {
    begin(folder, name, Map.of());
  }

  /**
   * @param more kept in the state beside the usual
   */
  void begin(RunFolder folder, String name, Map<String, Object> more) throws IOException {
    if (Files.exists(folder.state())) {
      Object before = Json.read(folder.state()).get("job");
      if (before != null && !String.valueOf(before).equals(name)) {
        throw new LucernaException(
            ExitStatus.JOB_INVALID,
            "%s holds a run of '%s': give another folder with --out"
                .formatted(folder.path(), before));
      }
    }
    state(folder, name, RunFolder.RUNNING, more);
  }

  /**
   * Writes what is known before the first step: so that a run at work can be watched, and one that
   * was interrupted can be resumed from its folder alone.
   */
  void plan(Run run) throws IOException {
    Json.write(work.storage(), run.folder.manifest(), manifest(run));
  }

  void end(Run run) throws IOException {
    new Csv(work.storage()).write(run.folder, "pictures", pictures(run.data));
    Json.write(work.storage(), run.folder.manifest(), manifest(run));
    Json.write(work.storage(), run.folder.reportJson(), report(run));
    end(run.folder, run.job.name());
  }

  /** Marks the folder as complete. */
  void end(RunFolder folder, String name) throws IOException {
    end(folder, name, Map.of());
  }

  void end(RunFolder folder, String name, Map<String, Object> more) throws IOException {
    state(folder, name, RunFolder.COMPLETE, more);
  }

  /** Which picture was what: runs are compared by it, by path and content. */
  private static Table pictures(Dataset data) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < data.samples().size(); i++) {
      Sample s = data.samples().get(i);
      rows.add(List.of(s.id(), data.classes().get(s.label()), s.split().id(), data.contentHash(i)));
    }
    return new Table("pictures", List.of("sample", "class", "split", "sha256"), rows);
  }

  private void state(RunFolder folder, String name, String status, Map<String, Object> more)
      throws IOException {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("job", name);
    state.put("status", status);
    state.put("changed", Instant.now().toString());
    state.put("process", ProcessHandle.current().pid());
    state.putAll(more);
    Json.write(work.storage(), folder.state(), state);
  }

  /** All that is needed to repeat the run, and to know what it ran on. */
  private Map<String, Object> manifest(Run run) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("lucerna", 1);
    all.put("base", run.job.base().toString());
    all.put("job", run.job.source());
    all.put("seed", run.job.seed());
    all.put("data-fingerprint", run.data.fingerprint());
    all.put("pictures", pictureCounts(run));
    all.put("model", run.built.provenance());
    all.put("engine", run.engine.backend().description());
    all.put("device", run.engine.device().label());
    all.put("java", System.getProperty("java.vendor") + " " + Runtime.version());
    all.put(
        "system",
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    all.put("processors", Runtime.getRuntime().availableProcessors());
    all.put("bundles", work.plugins().bundles());
    all.put("written", Instant.now().toString());
    return all;
  }

  private static Map<String, Object> report(Run run) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("job", run.job.name());
    all.put("seed", run.job.seed());
    all.put("network", run.built.network().id());
    all.put("parameters", Parameters.count(Parameters.of(run.built.network())));
    run.training.ifPresent(
        t -> {
          Path model = run.folder.path().relativize(t.model());
          all.put("model", model.toString());
          all.put("chosen-epoch", t.chosen());
          all.put("training", t.facts());
          all.put("epochs", t.epochs().stream().map(Records::epoch).toList());
        });
    all.put("data", data(run));
    all.putAll(results(run));
    all.put("confusion", confusion(run));
    Optional.ofNullable(run.predictions.get(Split.VALIDATION))
        .flatMap(Calibrations::fit)
        .ifPresent(t -> all.put("calibration", Calibrations.json(t)));
    all.put("notes", List.copyOf(run.notes));
    all.put("maps", run.explanations.stream().flatMap(e -> e.maps().stream()).toList());
    return all;
  }

  private static Map<String, Object> confusion(Run run) {
    int classes = run.data.classes().size();
    Map<String, Object> all = new LinkedHashMap<>();
    run.predictions.forEach(
        (split, said) -> all.put(split.id(), PredictionTable.confusion(classes, said)));
    return all;
  }

  private static Map<String, Object> pictureCounts(Run run) {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      counts.put(split.id(), run.indices(split).size());
    }
    return counts;
  }

  private static Map<String, Object> data(Run run) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", run.data.name());
    data.put("classes", run.data.classes());
    data.putAll(pictureCounts(run));
    List<Map<String, Object>> problems = new ArrayList<>();
    for (Problem p : run.data.problems()) {
      problems.add(Map.of("kind", p.kind().name(), "files", p.files(), "message", p.message()));
    }
    data.put("problems", problems);
    return data;
  }

  /** Scores by split, evidence by method, maps: the part that is also a command's result. */
  static Map<String, Object> results(Run run) {
    Map<String, Object> results = new LinkedHashMap<>();
    run.measurements.forEach((split, m) -> results.put(split.id(), scores(m)));
    Gap.of(run.predictions).ifPresent(gap -> results.put("generalisation-gap", gap.json()));
    List<Map<String, Object>> evidence = new ArrayList<>();
    for (ExplainStep.Result result : run.explanations) {
      for (Evidence.Summary e : result.evidence()) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("method", e.method());
        row.put("n", e.n());
        row.put("energy-on-defining-part", e.energy());
        row.put("interval-95", List.of(e.low(), e.high()));
        row.put("area-of-defining-part", e.area());
        evidence.add(row);
      }
    }
    if (!evidence.isEmpty()) {
      results.put("evidence", evidence);
    }
    if (!run.analyses.isEmpty()) {
      results.put("analyses", run.analyses.stream().map(AnalyseStep.Result::json).toList());
    }
    if (!run.found.isEmpty()) {
      results.put("inspections", run.found.stream().map(Found::json).toList());
    }
    return results;
  }

  private static Map<String, Object> scores(Measurement measurement) {
    Map<String, Object> scores = new LinkedHashMap<>();
    for (Score s : measurement.scores()) {
      Map<String, Object> score = new LinkedHashMap<>();
      score.put("value", s.value());
      score.put("unit", s.unit());
      score.put("n", s.n());
      s.interval()
          .ifPresent(
              i -> {
                score.put("interval-95", List.of(i.low(), i.high()));
                score.put("interval-method", i.method());
              });
      scores.put(s.name(), score);
    }
    return scores;
  }

  private static Map<String, Object> epoch(Epoch e) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("epoch", e.number());
    map.put("learning-rate", e.learningRate());
    map.put("train-running", fit(e.running()));
    e.train().ifPresent(f -> map.put("train", fit(f)));
    e.validation().ifPresent(f -> map.put("validation", fit(f)));
    e.test().ifPresent(f -> map.put("test", fit(f)));
    map.put("milliseconds", e.millis());
    return map;
  }

  private static Map<String, Object> fit(Fit fit) {
    return Map.of("loss", fit.loss(), "accuracy", fit.accuracy());
  }
}
