/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.statistics.Temperature;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetOpening;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.measure.Calibration;
import org.lucerna.vision.api.measure.Prediction;

/**
 * Finds the temperature of a run's model: on its validation pictures, which the weights were not
 * fitted to; never on its test pictures.
 */
final class Calibrations {

  private static final String KEY = "calibration";
  private static final int BATCH = 32;

  private final Workplace work;

  Calibrations(Workplace work) {
    this.work = work;
  }

  /** Asked when somebody wants to know. */
  interface Source {
    Optional<Calibration> find() throws IOException;
  }

  static Optional<Temperature> fit(List<Prediction> validation) {
    double[][] logits = new double[validation.size()][];
    int[] labels = new int[validation.size()];
    for (int i = 0; i < labels.length; i++) {
      float[] row = validation.get(i).logits();
      logits[i] = new double[row.length];
      for (int k = 0; k < row.length; k++) {
        logits[i][k] = row[k];
      }
      labels[i] = validation.get(i).label();
    }
    return Temperature.fit(logits, labels);
  }

  /** As {@code report.json} has it. */
  static Map<String, Object> json(Temperature temperature) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("temperature", temperature.value());
    json.put("n", temperature.n());
    json.put("split", Split.VALIDATION.id());
    json.put("negative-log-likelihood-before", temperature.before());
    json.put("negative-log-likelihood-after", temperature.after());
    return json;
  }

  private static Calibration calibration(double temperature, int n) {
    return new Calibration(temperature, n, "validation pictures of the run");
  }

  private static Optional<Calibration> calibration(List<Prediction> validation, Progress progress) {
    Optional<Temperature> found = fit(validation);
    if (found.isEmpty() && !validation.isEmpty()) {
      progress.note(
          "not calibrated: of %d validation pictures %d are right, and no temperature is best then"
              .formatted(
                  validation.size(), validation.stream().filter(Prediction::isCorrect).count()));
    }
    return found.map(t -> calibration(t.value(), t.n()));
  }

  /** Of a run at work, whether it has evaluated the validation pictures or not. */
  Source of(Run run, Progress progress) {
    return () -> {
      List<Prediction> known = run.predictions.get(Split.VALIDATION);
      List<Integer> indices = run.indices(Split.VALIDATION);
      if (known == null && !indices.isEmpty()) {
        known =
            new Predicting(work, run.model(), run.data)
                .predict(indices, BATCH, progress.part("calibrate", 0));
      }
      return known == null ? Optional.empty() : calibration(known, progress);
    };
  }

  /**
   * Of a model that was chosen: of a run's folder, unless the pictures are resized otherwise; from
   * its report, else from its pictures while they are at hand.
   */
  Source of(ModelChoice choice, Chosen model, Progress progress) {
    if (choice.model().isEmpty() || choice.resize().isPresent() || choice.crop().isPresent()) {
      return Optional::empty;
    }
    RunFolder folder = new RunFolder(choice.model().get());
    return () -> {
      Optional<Calibration> kept = kept(folder);
      return kept.isPresent() ? kept : found(folder, model, progress);
    };
  }

  /** A model that is opened when it is needed. */
  interface Chosen {
    Model get() throws IOException;
  }

  private static Optional<Calibration> kept(RunFolder folder) throws IOException {
    if (!Files.isRegularFile(folder.reportJson())) {
      return Optional.empty();
    }
    Object found = Json.read(folder.reportJson()).get(KEY);
    if (found instanceof Map<?, ?> map
        && map.get("temperature") instanceof Number temperature
        && map.get("n") instanceof Number n) {
      return Optional.of(calibration(temperature.doubleValue(), n.intValue()));
    }
    return Optional.empty();
  }

  private Optional<Calibration> found(RunFolder folder, Chosen model, Progress progress)
      throws IOException {
    Path manifest = folder.manifest();
    if (!Files.isRegularFile(manifest)) {
      return Optional.empty();
    }
    Job job = new JobReader(work.binder()).read(manifest, List.of());
    Object fingerprint = Json.read(manifest).get("data-fingerprint");
    try (Dataset data =
        DatasetOpening.of(work.plugins(), work.binder(), job.data(), job.base())
            .open(job.seed(), progress.part("open the run's data", 0.2))) {
      List<Integer> indices = Run.indices(data, Split.VALIDATION);
      if (!data.fingerprint().equals(fingerprint) || indices.isEmpty()) {
        return Optional.empty();
      }
      Predicting asked = new Predicting(work, model.get(), data);
      return calibration(
          asked.predict(indices, BATCH, progress.part("validation pictures", 0.8)), progress);
    } catch (LucernaException e) {
      progress.note("not calibrated: " + e.getMessage());
      return Optional.empty();
    }
  }
}
