/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.train.EpochListener;
import org.lucerna.vision.api.train.TrainJob;
import org.lucerna.vision.api.train.TrainReport;
import org.lucerna.vision.api.train.Trainer;

/** Trains the job's model; the steps behind it go on with the trained one. */
final class TrainStep implements Step {

  private static final String TRAINER = "trainer";
  private static final String DEFAULT_TRAINER = "finetune";

  private final Workplace work;

  TrainStep(Workplace work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "train";
  }

  @Override
  public double weight() {
    return 6;
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public Bound bind(Map<String, Object> params, Path base) {
    Map<String, Object> values = new LinkedHashMap<>(params);
    Object id = values.remove(TRAINER);
    Plugin<Trainer> plugin =
        work.plugins()
            .require(Trainer.class, TRAINER, id == null ? DEFAULT_TRAINER : id.toString());
    WatchParams watch = work.binder().bind(WatchParams.class, watched(values), base);
    if (watch.watch() > 0) {
      new MethodPlans(work).require(List.of(watch.watchMethod()), MethodParams.of(List.of(), base));
    }
    Record bound = work.binder().bind((Class) plugin.params(), values, base);
    Trainer trainer = plugin.service();
    return (run, progress) -> {
      requireClasses(run);
      try (EpochMaps maps = EpochMaps.of(run, watch).orElse(null)) {
        train(run, new Training(trainer, bound, listener(maps)), progress);
      }
    };
  }

  private static EpochListener listener(EpochMaps maps) {
    return maps == null ? EpochListener.none() : maps;
  }

  /** Takes the keys out that are this step's own, whatever the trainer. */
  private Map<String, Object> watched(Map<String, Object> values) {
    Map<String, Object> own = new LinkedHashMap<>();
    for (ParamInfo info : work.binder().describe(WatchParams.class)) {
      if (values.containsKey(info.key())) {
        own.put(info.key(), values.remove(info.key()));
      }
    }
    return own;
  }

  private static void requireClasses(Run run) {
    if (Classes.count(run.built.network()) != run.data.classes().size()) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "the network has %d outputs, but the data %d classes: give the model a head"
              .formatted(Classes.count(run.built.network()), run.data.classes().size()));
    }
  }

  /** A trainer with its parameters. */
  @SuppressWarnings("rawtypes")
  private record Training(Trainer trainer, Record params, EpochListener listener) {}

  @SuppressWarnings({"unchecked", "rawtypes"})
  private void train(Run run, Training training, Progress progress) throws IOException {
    Record params = training.params();
    TrainReport report =
        training
            .trainer()
            .train(
                new TrainJob(
                    run.engine.backend(),
                    run.engine.device(),
                    run.built.network(),
                    run.built.weights(),
                    head(run),
                    run.data,
                    run.folder.model(),
                    run.resume,
                    run.job.seed(),
                    provenance(run, params),
                    params,
                    training.listener()),
                progress);
    run.training = java.util.Optional.of(report);
    BuiltModel trained = new ModelBuilder(run.work).stored(report.model());
    Map<String, String> provenance = new LinkedHashMap<>(run.built.provenance());
    provenance.putAll(trained.provenance());
    run.replace(
        new BuiltModel(
            trained.network(),
            trained.weights(),
            run.built.fresh(),
            trained.classes(),
            run.built.notes(),
            provenance));
  }

  /** From scratch everything is new, so nothing is left to freeze. */
  private static Set<LayerId> head(Run run) {
    return run.built.fresh();
  }

  private Map<String, String> provenance(Run run, Record params) {
    Map<String, String> all = new LinkedHashMap<>(run.built.provenance());
    all.put("data", run.data.name());
    all.put("data-fingerprint", run.data.fingerprint());
    all.put("seed", String.valueOf(run.job.seed()));
    work.binder().provenance(params).forEach((k, v) -> all.put("train." + k, v));
    return all;
  }
}
