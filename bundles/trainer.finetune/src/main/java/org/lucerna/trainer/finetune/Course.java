/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.task.Progress;
import org.lucerna.trainer.finetune.FineTuneParams.Select;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.EpochListener;
import org.lucerna.vision.api.train.TrainJob;
import org.lucerna.vision.api.weights.Weights;

/** All epochs of a run, each with its choice and its files. */
final class Course implements AutoCloseable {

  /** Whole models up to this size are written with every epoch, whatever part of them learns. */
  private static final long CHEAP_BYTES = 16L << 20;

  private final TrainJob<FineTuneParams> job;
  private final Plan plan;
  private final Model model;
  private final Checkpoints files;
  private final String hash;
  private final List<Epoch> epochs = new ArrayList<>();
  private Optional<Weights> bestWeights = Optional.empty();
  private boolean ownsBest = true;
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
  void takeUp(RunState state) throws IOException {
    epochs.addAll(state.epochs());
    best = state.best();
    if (best > 0) {
      ownsBest = best == state.epoch();
      bestWeights = Optional.of(ownsBest ? model.weights() : earlier(state.bestParameters()));
    }
  }

  /** From the heap: the file they are in is about to be replaced. */
  private Weights earlier(Weights chosen) throws IOException {
    return Overlay.of(job.initial(), Checkpoints.copy(chosen, plan.changing()));
  }

  /** Whether there is nothing more to teach: all epochs are done, or no better one is expected. */
  boolean isDone() {
    return epochs.size() >= job.params().epochs()
        || Choice.isExhausted(epochs, job.params().earlyStopping());
  }

  /** Teaches what is missing to the number of epochs, or until nothing gets better. */
  void run(Lesson lesson, Optional<RunState> state, Progress progress) throws IOException {
    Rates rates = Rates.of(job.params());
    int total = job.params().epochs();
    double share = 1.0 / (total - epochs.size());
    try (Learner learner = model.learner(lesson.setup())) {
      if (state.isPresent()) {
        learner.restore(state.get().optimizer());
        state.get().close();
      }
      while (!isDone()) {
        int number = epochs.size() + 1;
        Progress part = progress.part("epoch %d of %d".formatted(number, total), share);
        Epoch epoch = lesson.teach(number, rates.next(epochs), learner, part);
        epochs.add(epoch);
        choose(epoch);
        save(learner);
        progress.note(Notes.of(epoch, total, lesson.parts().train().size()));
        announce(progress);
      }
    }
  }

  /** Shows the last epoch's network to whoever looks on. */
  void announce(Progress progress) throws IOException {
    if (!epochs.isEmpty()) {
      Epoch last = epochs.get(epochs.size() - 1);
      job.listener()
          .ended(
              new EpochListener.Moment(last, model, plan.from()),
              progress.part("look at epoch " + last.number(), 0));
    }
  }

  /** Of equals the earlier stays. */
  private void choose(Epoch epoch) {
    if (job.params().select() == Select.BEST
        && (best == 0 || Choice.isBetter(epoch, epochs.get(best - 1)))) {
      best = epoch.number();
      dropBest();
      bestWeights = Optional.of(model.weights());
    }
  }

  /** Weights taken up from a state lie over the job's own, which others still read. */
  private void dropBest() {
    if (ownsBest) {
      bestWeights.ifPresent(Weights::close);
    }
    ownsBest = true;
  }

  private void save(Learner learner) throws IOException {
    try (Weights now = model.weights()) {
      Optional<Weights> chosen =
          best == 0 || best == epochs.size() ? Optional.empty() : bestWeights;
      Set<String> changing = plan.changing();
      files.writeState(
          new RunState(
              hash,
              epochs,
              best,
              Selected.of(now, changing),
              learner.stateView(),
              chosen.map(w -> Selected.of(w, changing)).orElse(Selected.NONE)));
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

  private void writeModels() {
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

  /** Writes what the files do not hold yet, and deletes what they hold of an earlier run. */
  void finish() throws IOException {
    writeModels();
    if (best == 0) {
      files.dropBest();
    }
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
    dropBest();
  }
}
