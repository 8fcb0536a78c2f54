/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.ProgressListener;
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
    return new FineTuner(files, new PoolTasks(), files).train(with(keysAndValues), progress);
  }

  /** The record's defaults but for some, given by component name and value. */
  static FineTuneParams params(Object... keysAndValues) {
    RecordComponent[] components = FineTuneParams.class.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = parse(components[i].getAnnotation(Param.class).value(), types[i]);
      for (int k = 0; k < keysAndValues.length; k += 2) {
        if (components[i].getName().equals(keysAndValues[k])) {
          values[i] = parse(String.valueOf(keysAndValues[k + 1]), types[i]);
        }
      }
    }
    try {
      return FineTuneParams.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object parse(String text, Class<?> type) {
    if (type == int.class) {
      return Integer.valueOf(text);
    } else if (type == double.class) {
      return Double.valueOf(text);
    } else if (type == boolean.class) {
      return Boolean.valueOf(text);
    } else if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        if (constant.toString().equals(text.toUpperCase(Locale.ROOT))) {
          return constant;
        }
      }
      throw new AssertionError(text);
    }
    return text;
  }

  /** Threads of the common pool. */
  static final class PoolTasks implements Tasks {

    @Override
    public Progress progress(String label, ProgressListener listener, BooleanSupplier cancelled) {
      return Progress.none();
    }

    @Override
    public Executor workers() {
      return ForkJoinPool.commonPool();
    }

    @Override
    public int parallelism() {
      return 2;
    }

    @Override
    public void start(String name, Work work) {
      throw new UnsupportedOperationException();
    }
  }
}
