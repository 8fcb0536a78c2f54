/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.TrainJob;
import org.lucerna.vision.api.train.TrainReport;

/** What a reader of the results should know about how they came about. */
final class Facts {

  private final TrainJob<FineTuneParams> job;
  private final Plan plan;
  private final Partition parts;
  private final Map<String, String> cached = new LinkedHashMap<>();

  private final Map<String, String> learning = new LinkedHashMap<>();

  /** Decoding and preprocessing, summed over the workers. */
  final Meter decoding = new Meter();

  /** Running the frozen part for the cache. */
  final Meter forward = new Meter();

  Facts(TrainJob<FineTuneParams> job, Plan plan, Partition parts) {
    this.job = job;
    this.plan = plan;
    this.parts = parts;
  }

  TrainJob<FineTuneParams> job() {
    return job;
  }

  Plan plan() {
    return plan;
  }

  Partition parts() {
    return parts;
  }

  /** Counts pictures of different content. */
  void cached(int hits, int misses, long nanos) {
    cached.put("cache-hits", String.valueOf(hits));
    cached.put("cache-misses", String.valueOf(misses));
    cached.put("cache-seconds", text(nanos / 1e9));
    cached.put("forward-pictures-per-second", forward.rate());
  }

  /** Says how pictures and layers count that do not all count the same. */
  void learning(Learner.Setup setup) {
    if (!setup.objective().classWeights().isEmpty()) {
      learning.put("class-weights", setup.objective().classWeights().toString());
    }
    if (!setup.rateFactors().isEmpty()) {
      learning.put("rate-factors", new TreeMap<>(setup.rateFactors()).toString());
    }
  }

  TrainReport report(Course course, Checkpoints files) {
    List<Epoch> epochs = course.epochs();
    boolean byValidation = course.best() > 0;
    int chosen = byValidation ? course.best() : epochs.size();
    Map<String, String> facts = new LinkedHashMap<>(cached);
    facts.putAll(learning);
    if (epochs.size() < job.params().epochs()) {
      facts.put(
          "stopped-early",
          "after epoch %d of %d: none was better than epoch %d"
              .formatted(epochs.size(), job.params().epochs(), Choice.best(epochs)));
    }
    facts.put("selection", selection(byValidation));
    facts.put("chosen-epoch", String.valueOf(chosen));
    facts.put("train-pictures", String.valueOf(parts.train().size()));
    facts.put("validation-pictures", validation());
    facts.put("trained-parameters", String.valueOf(trainedValues()));
    facts.put("learning-begins-behind", name(plan));
    facts.put(
        "training-figures",
        "running: average over an epoch in training mode, while the network changed; train: at its end, in evaluation mode");
    facts.put("epochs-seconds", text(epochs.stream().mapToLong(Epoch::millis).sum() / 1000.0));
    facts.put("decode-pictures-per-second-and-worker", decoding.rate());
    if (!parts.test().isEmpty()) {
      facts.put("test-curve", "test figures of each epoch are for plotting and chose nothing");
    }
    return new TrainReport(epochs, byValidation ? files.best() : files.last(), chosen, facts);
  }

  private long trainedValues() {
    return Parameters.count(
        Parameters.of(plan.network()).stream()
            .filter(s -> plan.trained().contains(s.name()))
            .toList());
  }

  private String selection(boolean byValidation) {
    return byValidation
        ? "highest validation accuracy, then lowest validation loss, then the earliest epoch"
        : "the last epoch";
  }

  private String validation() {
    int count = parts.validation().size();
    return parts.isCut()
        ? "%d, cut from the training pictures by seed %d (share %s of each class, groups kept together)"
            .formatted(count, job.seed(), job.params().validationShare())
        : String.valueOf(count);
  }

  private static String name(Plan plan) {
    return plan.from().equals(Network.INPUT)
        ? "the picture (nothing is cached)"
        : plan.network().displayName(plan.from());
  }

  private static String text(double seconds) {
    return String.format(Locale.ROOT, "%.2f", seconds);
  }
}
