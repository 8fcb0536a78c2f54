/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.train.TrainJob;
import org.lucerna.vision.api.train.TrainReport;
import org.lucerna.vision.api.train.Trainer;
import org.lucerna.vision.api.weights.ModelStore;
import org.lucerna.vision.api.weights.Weights;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Fine-tunes a network by softmax cross-entropy. What comes before the first layer that learns or
 * draws at random is computed once for every picture and kept on disk; all epochs run on that. A
 * run that was stopped, however, continues to the same weights, bit for bit on one machine's CPU.
 */
@Component
@PluginType(id = "finetune", label = "Fine-tuning", params = FineTuneParams.class)
public final class FineTuner implements Trainer<FineTuneParams> {

  /** Share of the progress that computing features takes when none are cached. */
  private static final double SHARE_OF_FEATURES = 0.8;

  private final Storage storage;
  private final Tasks tasks;
  private final ModelStore models;

  private final ParamBinder words;

  /**
   * @param words finds the class or layer that was probably meant
   */
  @Activate
  public FineTuner(
      @Reference Storage storage,
      @Reference Tasks tasks,
      @Reference ModelStore models,
      @Reference ParamBinder words) {
    this.storage = storage;
    this.tasks = tasks;
    this.models = models;
    this.words = words;
  }

  @Override
  public TrainReport train(TrainJob<FineTuneParams> job, Progress progress) throws IOException {
    Plan plan = Plan.of(job, words);
    Partition parts = Partition.of(job);
    Learner.Setup setup = Setups.of(job, plan, parts, words);
    Facts facts = new Facts(job, plan, parts);
    facts.learning(setup);
    Checkpoints files = new Checkpoints(storage, models, job, parts.train().size());
    Optional<RunState> state = files.begin(JobHash.of(job));
    try (Model model = job.backend().load(plan.network(), start(job, state), job.device());
        Course course = new Course(job, plan, model, files)) {
      if (state.isPresent()) {
        course.takeUp(state.get());
        course.announce(progress);
      }
      if (!course.isDone()) {
        double share = plan.isCached() ? SHARE_OF_FEATURES : 0;
        Source source = source(trunk(facts, model), facts, progress.part("features", share));
        Lesson lesson = new Lesson(job, plan, parts, setup, source, model);
        course.run(lesson, state, progress.part("training", 1 - share));
      }
      course.finish();
      return facts.report(course, files);
    } finally {
      state.ifPresent(RunState::close);
    }
  }

  private Trunk trunk(Facts facts, Model model) {
    Plan plan = facts.plan();
    Pictures pictures = new Pictures(facts.job(), tasks, facts.decoding, !plan.isCached());
    return new Trunk(pictures, model, plan.from(), facts.forward);
  }

  private static Weights start(TrainJob<?> job, Optional<RunState> state) {
    return state.isPresent() ? new Overlay(job.initial(), state.get().parameters()) : job.initial();
  }

  /** The pictures, or where part of the network is frozen the features of all that are needed. */
  private Source source(Trunk trunk, Facts facts, Progress progress) throws IOException {
    if (!facts.plan().isCached()) {
      return trunk.pictures();
    }
    long start = System.nanoTime();
    Path all = storage.home("features");
    Path folder = all.resolve(FeatureKey.of(facts.job(), facts.plan()));
    int width = Features.shape(facts.plan()).elements();
    Features features =
        new Features(facts.job().data(), facts.plan(), new FeatureStore(storage, folder, width));
    List<Integer> pictures = facts.parts().all();
    List<Integer> missing = features.missing(pictures);
    FeatureFolder.touch(features.files(pictures));
    features.compute(missing, trunk, progress);
    long limit = (long) (facts.job().params().cacheGigabytes() * (1L << 30));
    new FeatureFolder(storage, all).prune(limit, features.files(pictures));
    int hits = features.distinct(pictures) - missing.size();
    facts.cached(hits, missing.size(), System.nanoTime() - start);
    return features;
  }
}
