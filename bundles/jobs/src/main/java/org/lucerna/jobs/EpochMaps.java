/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.train.EpochListener;

/**
 * Explains the same pictures after every epoch for their true class, so that one can see when the
 * network began to look at the right place. Maps are found on the thread that trains, as the engine
 * is busy with one thing at a time; they are written beside the next epoch. What goes wrong here
 * ends the looking, never the training.
 */
final class EpochMaps implements EpochListener, AutoCloseable {

  private final Run run;
  private final EpochFiles files;
  private final WatchedPictures pictures;
  private final MethodPlan plan;
  private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
  private List<Explaining.Cropped> cropped = List.of();
  private boolean broken;

  /**
   * @throws LucernaException (job invalid) if the method or the layer does not apply
   */
  EpochMaps(Run run, WatchParams params) throws IOException {
    this.run = run;
    Network network = run.built.network();
    List<MethodPlan> plans =
        new MethodPlans(run.work)
            .of(
                network,
                new MethodPlans.Order(
                    List.of(params.watchMethod()),
                    List.of(params.watchLayer()),
                    MethodParams.of(List.of(), run.job.base())));
    this.plan = plans.get(0);
    this.pictures = WatchedPictures.of(run, params.watch());
    run.watched = Optional.of(pictures);
    this.files = EpochFiles.begin(run, new EpochFiles.Look(plan, network), pictures);
  }

  /** Empty where nobody wants to look. */
  static Optional<EpochMaps> of(Run run, WatchParams params) throws IOException {
    return params.watch() == 0 ? Optional.empty() : Optional.of(new EpochMaps(run, params));
  }

  @Override
  public void ended(Moment moment, Progress progress) {
    if (broken) {
      return;
    }
    long start = System.nanoTime();
    try {
      List<Explained> explained = explained(moment, progress);
      writing.join();
      EpochFiles.Taken taken =
          files.taken(moment.epoch(), explained, (System.nanoTime() - start) / 1_000_000);
      writing = CompletableFuture.runAsync(() -> files.write(taken), run.work.tasks().workers());
    } catch (LucernaException e) {
      give(e, progress);
    } catch (CompletionException e) {
      give(e.getCause(), progress);
    }
  }

  private List<Explained> explained(Moment moment, Progress progress) {
    Model model = moment.model();
    if (cropped.isEmpty()) {
      cropped = pictures.cropped(moment, plan.layers());
    }
    BuiltModel now =
        new BuiltModel(
            model.network(),
            run.built.weights(),
            run.built.fresh(),
            run.data.classes(),
            List.of(),
            run.built.provenance());
    List<Explained> explained = new ArrayList<>();
    new Explaining(run.work, model, now, run.job.seed())
        .cropped(
            cropped,
            new Explaining.Wish(List.of(plan), TargetWords.all(List.of("label"), run.job.base())),
            progress,
            picture -> Explaining.collected(picture, explained));
    return explained;
  }

  private void give(Throwable failure, Progress progress) {
    broken = true;
    writing = CompletableFuture.completedFuture(null);
    String sentence = "no more maps over the epochs: " + failure.getMessage();
    run.notes.add(sentence);
    progress.note(sentence);
  }

  /** Waits until all is written. */
  @Override
  public void close() {
    try {
      writing.join();
    } catch (CompletionException e) {
      give(e.getCause(), Progress.none());
    }
  }
}
