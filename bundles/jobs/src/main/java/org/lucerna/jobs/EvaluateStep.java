/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.measure.Measurement;
import org.lucerna.vision.api.measure.Metric;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.measure.Score;

/** Classifies the pictures of some splits and measures how well, with all metrics there are. */
final class EvaluateStep implements Step {

  private final Workplace work;

  EvaluateStep(Workplace work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public double weight() {
    return 2;
  }

  @Override
  public Bound bind(Map<String, Object> params, Path base) {
    EvaluateParams bound = work.binder().bind(EvaluateParams.class, params, base);
    return (run, progress) -> evaluate(run, bound, progress);
  }

  private void evaluate(Run run, EvaluateParams params, Progress progress) throws IOException {
    List<Split> splits = params.split().stream().distinct().toList();
    for (Split split : splits) {
      List<Integer> indices = run.indices(split);
      if (indices.isEmpty()) {
        continue;
      }
      Progress part = progress.part("evaluate " + split.id(), 1.0 / splits.size());
      List<Prediction> predictions =
          new Predicting(work, run.model(), run.data).predict(indices, params.batch(), part);
      run.predictions.put(split, predictions);
      Measurement measured = measure(run, predictions);
      run.measurements.put(split, measured);
      write(run, split, predictions, measured);
      progress.note(line(split, measured));
    }
  }

  private Measurement measure(Run run, List<Prediction> predictions) {
    List<Score> scores = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    for (Plugin<Metric> metric : work.plugins().all(Metric.class)) {
      Measurement measured = metric.service().measure(run.data.classes(), predictions);
      scores.addAll(measured.scores());
      tables.addAll(measured.tables());
    }
    return new Measurement(scores, tables);
  }

  private void write(Run run, Split split, List<Prediction> predictions, Measurement measured)
      throws IOException {
    Csv csv = new Csv(work.storage());
    Table table = PredictionTable.of(split, run.data.classes(), predictions);
    csv.write(run.folder, table.name(), table);
    for (Table found : measured.tables()) {
      csv.write(run.folder, found.name() + "-" + split.id(), found);
    }
  }

  private static String line(Split split, Measurement measured) {
    List<String> parts = new ArrayList<>();
    for (Score score : measured.scores()) {
      parts.add(String.format(Locale.ROOT, "%s %.4f", score.name(), score.value()));
    }
    int n = measured.scores().isEmpty() ? 0 : measured.scores().get(0).n();
    return "%s (n = %d): %s".formatted(split.id(), n, String.join(", ", parts));
  }
}
