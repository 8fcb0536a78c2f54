/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.trainer.finetune.FineTuneParams.OptimizerKind;
import org.lucerna.trainer.finetune.FineTuneParams.Select;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Optimizer;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.Fit;
import org.lucerna.vision.api.train.TrainJob;
import org.lucerna.vision.api.weights.Weights;

/** All epochs of a run, each with its choice and its files. */
final class Course implements AutoCloseable {

  /** Whole models up to this size are written with every epoch, whatever part of them learns. */
  private static final long CHEAP_BYTES = 16L << 20;

  /** Highest validation accuracy, then lowest validation loss. */
  private static final Comparator<Epoch> BY_VALIDATION =
      Comparator.comparingDouble((Epoch e) -> validation(e).accuracy())
          .thenComparingDouble(e -> -validation(e).loss());

  private final TrainJob<FineTuneParams> job;
  private final Plan plan;
  private final Model model;
  private final Checkpoints files;
  private final String hash;
  private final List<Epoch> epochs = new ArrayList<>();
  private Optional<Weights> bestWeights = Optional.empty();
  private int best;
  private int lastWritten;
  private int bestWritten;

  Course(TrainJob<FineTuneParams> job, Plan plan, Model model, Checkpoints files) {
    this.job = job;
    this.plan = plan;
    this.model = model;
    this.files = files;
    this.hash = JobHash.of(job);
  }

  /** Takes up what a state says; the model has been loaded with its parameters. */
  void takeUp(RunState state) {
    epochs.addAll(state.epochs());
    best = state.best();
    if (best > 0) {
      // From the file, not as the model has them now: what it will learn may show through.
      Map<String, Tensor> chosen =
          best == state.epoch() ? state.parameters() : state.bestParameters();
      bestWeights = Optional.of(Overlay.of(model.weights(), chosen));
    }
  }

  /** Teaches what is missing to the number of epochs. */
  void run(Lesson lesson, Optional<RunState> state, Progress progress) throws IOException {
    int first = epochs.size() + 1;
    int total = job.params().epochs();
    try (Learner learner = model.learner(setup())) {
      state.ifPresent(s -> learner.restore(s.optimizer()));
      for (int number = first; number <= total; number++) {
        Progress part =
            progress.part("epoch %d of %d".formatted(number, total), 1.0 / (total - first + 1));
        Epoch epoch = lesson.teach(number, learner, part);
        epochs.add(epoch);
        choose(epoch);
        save(learner);
        progress.note(Notes.of(epoch, total, lesson.parts().train().size()));
      }
    }
  }

  private Learner.Setup setup() {
    FineTuneParams p = job.params();
    Optimizer optimizer =
        p.optimizer() == OptimizerKind.SGD
            ? new Optimizer.Sgd(p.momentum(), p.weightDecay())
            : new Optimizer.Adam(0.9, 0.999, 1e-8, p.weightDecay());
    return new Learner.Setup(
        plan.from(), plan.trained(), optimizer, true, Seeds.mix(job.seed(), "dropout"));
  }

  /** Of equals the earlier stays. */
  private void choose(Epoch epoch) {
    if (job.params().select() == Select.BEST
        && (best == 0 || BY_VALIDATION.compare(epoch, epochs.get(best - 1)) > 0)) {
      best = epoch.number();
      bestWeights.ifPresent(Weights::close);
      bestWeights = Optional.of(model.weights());
    }
  }

  private static Fit validation(Epoch epoch) {
    return epoch.validation().orElseThrow();
  }

  private void save(Learner learner) throws IOException {
    try (Weights now = model.weights()) {
      Map<String, Tensor> changed = Checkpoints.copy(now, plan.changing());
      Map<String, Tensor> chosen =
          best == 0 || best == epochs.size()
              ? Map.of()
              : Checkpoints.copy(bestWeights.orElseThrow(), plan.changing());
      files.writeState(new RunState(hash, epochs, best, changed, learner.state(), chosen));
    }
    if (isCheap()) {
      writeModels();
    }
    files.writeEpochs(epochs);
  }

  /** Whether writing the whole model costs little, or little more than the state does anyway. */
  private boolean isCheap() {
    long all = 0;
    long learning = 0;
    for (ParameterSpec spec : Parameters.of(plan.network())) {
      all += spec.elements();
      learning += plan.changing().contains(spec.name()) ? spec.elements() : 0;
    }
    return all * Float.BYTES <= CHEAP_BYTES || learning * 2 >= all;
  }

  /** Writes the models that the files do not hold yet. */
  void writeModels() {
    if (lastWritten != epochs.size()) {
      try (Weights now = model.weights()) {
        files.writeModel(files.last(), now, epochs.get(epochs.size() - 1));
      }
      lastWritten = epochs.size();
    }
    if (best != bestWritten) {
      files.writeModel(files.best(), bestWeights.orElseThrow(), epochs.get(best - 1));
      bestWritten = best;
    }
  }

  void writeEpochs() {
    files.writeEpochs(epochs);
  }

  List<Epoch> epochs() {
    return List.copyOf(epochs);
  }

  /** The epoch chosen by validation, 0 where the last is taken. */
  int best() {
    return best;
  }

  @Override
  public void close() {
    bestWeights.ifPresent(Weights::close);
  }
}
