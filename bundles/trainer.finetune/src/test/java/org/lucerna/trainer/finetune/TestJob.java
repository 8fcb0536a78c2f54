/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.train.TrainJob;
import org.lucerna.vision.api.train.TrainReport;
import org.lucerna.vision.api.weights.InitialWeights;
import org.lucerna.vision.api.weights.Weights;

/** A small training job whose parts a test may replace. */
final class TestJob {

  static final int SIZE = 6;
  private static final Tasks TASKS = new DefaultTasks();
  static final LayerId HEAD = new LayerId("fc");

  final JavaBackend java = new JavaBackend();
  final TestFiles files;
  ComputeBackend backend = java;
  Network network = network(0);
  Set<LayerId> head = Set.of(HEAD);
  Dataset data =
      new MemoryData(SIZE).add(Split.TRAIN, 10).add(Split.VALIDATION, 4).add(Split.TEST, 2);
  Weights initial;
  Path folder;
  boolean resume;
  long seed = 7;
  Progress progress = Progress.none();

  TestJob(Path root) {
    files = new TestFiles(root.resolve("home"));
    folder = root.resolve("run");
  }

  /** ReLU, pooling, dropout of this rate, a linear layer. */
  static Network network(double dropout) {
    return new NetworkBuilder()
        .input(Preprocessing.IMAGENET.sized(0, SIZE))
        .add("relu", new Op.Relu())
        .features()
        .extractor()
        .add("pool", new Op.AdaptiveAvgPool(1, 1))
        .add("flatten", new Op.Flatten())
        .add("drop", new Op.Dropout(dropout))
        .add("fc", new Op.Linear(3, true))
        .build("tiny");
  }

  TrainJob<FineTuneParams> with(Object... keysAndValues) {
    Weights start = initial == null ? InitialWeights.of(network, seed) : initial;
    return new TrainJob<>(
        backend,
        backend.devices().get(0),
        network,
        start,
        head,
        data,
        folder,
        resume,
        seed,
        Map.of("name", "test"),
        params(keysAndValues));
  }

  TrainReport run(Object... keysAndValues) throws IOException {
    return new FineTuner(files, TASKS, files.models, new RecordParamBinder())
        .train(with(keysAndValues), progress);
  }

  /** The defaults but for some, given by key and value. */
  static FineTuneParams params(Object... keysAndValues) {
    Map<String, Object> values = new HashMap<>();
    for (int k = 0; k < keysAndValues.length; k += 2) {
      values.put((String) keysAndValues[k], keysAndValues[k + 1]);
    }
    return new RecordParamBinder().bind(FineTuneParams.class, values, Path.of(""));
  }
}
