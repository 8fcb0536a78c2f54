/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.Fit;
import org.lucerna.vision.api.train.TrainJob;

/**
 * One epoch: a pass over the training pictures in an order drawn from the seed and the epoch's
 * number alone, then the figures in evaluation mode.
 */
record Lesson(
    TrainJob<FineTuneParams> job,
    Plan plan,
    Partition parts,
    Learner.Setup setup,
    Source source,
    Model model) {

  private FineTuneParams params() {
    return job.params();
  }

  /**
   * @param number of the epoch, from 1
   * @param rate its learning rate
   */
  Epoch teach(int number, double rate, Learner learner, Progress progress) {
    long start = System.nanoTime();
    Ticker ticker = new Ticker(progress, work());
    Fit running = pass(new Pass(number, rate), learner, ticker);
    Optional<Fit> train =
        params().evaluateTrain().isOn() ? evaluate(parts.train(), ticker) : Optional.empty();
    Optional<Fit> validation = evaluate(parts.validation(), ticker);
    Optional<Fit> test = evaluate(parts.test(), ticker);
    long millis = (System.nanoTime() - start) / 1_000_000;
    return new Epoch(number, rate, running, train, validation, test, millis);
  }

  private int work() {
    int passes = params().evaluateTrain().isOn() ? 2 : 1;
    return passes * parts.train().size() + parts.validation().size() + parts.test().size();
  }

  private record Pass(int number, double rate) {}

  private Fit pass(Pass pass, Learner learner, Ticker ticker) {
    List<Integer> order = new ArrayList<>(parts.train());
    Collections.shuffle(order, new Random(Seeds.mix(job.seed(), pass.number())));
    List<List<Integer>> batches = Batch.cut(order, params().batch(), plan.needsPairs());
    long before = (pass.number() - 1L) * batches.size();
    CrossEntropy sum = new CrossEntropy();
    int[] done = {0};
    source.each(
        batches,
        pass.number(),
        batch -> {
          int[] labels = labels(batch.pictures()).stream().mapToInt(Integer::intValue).toArray();
          Learner.Step step =
              learner.train(batch.values(), labels, pass.rate(), before + done[0]++);
          requireFinite(step.loss(), pass);
          sum.add(step.loss(), step.correct(), labels.length);
          ticker.tick(labels.length);
        });
    return sum.fit();
  }

  private static void requireFinite(double loss, Pass pass) {
    if (!Double.isFinite(loss)) {
      throw new LucernaException(
          ExitStatus.FAILED,
          "training diverged: the loss became %s in epoch %d; lower the learning rate (now %s)"
              .formatted(loss, pass.number(), pass.rate()));
    }
  }

  /** In evaluation mode; empty without pictures. */
  private Optional<Fit> evaluate(List<Integer> pictures, Ticker ticker) {
    if (pictures.isEmpty()) {
      return Optional.empty();
    }
    CrossEntropy sum = new CrossEntropy();
    source.each(
        Batch.cut(pictures, source.evaluationBatch(), false),
        0,
        batch -> {
          Tensor logits = model.run(plan.from(), batch.values(), plan.network().output());
          sum.add(logits, labels(batch.pictures()));
          ticker.tick(batch.pictures().size());
        });
    return Optional.of(sum.fit());
  }

  private List<Integer> labels(List<Integer> pictures) {
    return pictures.stream().map(i -> job.data().samples().get(i).label()).toList();
  }

  /** Counts pictures towards a known total. */
  private static final class Ticker {
    private final Progress progress;
    private final int total;
    private int done;

    Ticker(Progress progress, int total) {
      this.progress = progress;
      this.total = total;
    }

    void tick(int pictures) {
      done += pictures;
      progress.step(done, total);
    }
  }
}
