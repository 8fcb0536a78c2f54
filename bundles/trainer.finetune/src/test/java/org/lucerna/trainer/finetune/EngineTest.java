/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.backbone.small.SmallGap;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.head.pooling.GapHead;
import org.lucerna.head.pooling.PoolingParams;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.InputSpec;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.TrainReport;
import org.lucerna.vision.api.weights.StoredModel;
import org.lucerna.vision.api.weights.Weights;

/** The trainer with the real engine and the real files. */
class EngineTest {

  private static final ComputeBackend BACKEND =
      new PytorchBackend(new FileStorage(Path.of(System.getenv("LUCERNA_HOME"))));

  private static final int SIZE = 32;

  @TempDir Path root;
  private TestJob job;

  /** A small network with BatchNorm, its head new and with dropout. */
  @BeforeEach
  void prepare() {
    job = new TestJob(root);
    job.backend = BACKEND;
    job.data = new MemoryData(SIZE).add(Split.TRAIN, 5).add(Split.VALIDATION, 2);
    Preprocessing small = Preprocessing.IMAGENET.sized(0, SIZE);
    use(new SmallGap().network("small-gap").withInput(new InputSpec(small)), 0.25);
  }

  private void use(Network backbone, double dropout) {
    job.network = new GapHead().attach(backbone, 3, new PoolingParams(Optional.empty(), dropout));
    job.head = Heads.freshLayers(backbone, job.network);
  }

  /** A frozen linear layer of 21 MB, and dropout behind it, as in VGG's classifier. */
  private void useDenseClassifier() {
    job.network =
        new NetworkBuilder()
            .input(Preprocessing.IMAGENET.sized(0, SIZE))
            .add("conv", new Op.Conv(8, Window.square(3, 1, 1), 1, true))
            .add("relu", new Op.Relu())
            .features()
            .extractor()
            .add("flatten", new Op.Flatten())
            .add("fc1", new Op.Linear(640, true))
            .add("fc1.relu", new Op.Relu())
            .add("drop", new Op.Dropout(0.5))
            .add("fc2", new Op.Linear(3, true))
            .build("dense");
    job.head = Set.of(new LayerId("fc2"));
  }

  private Map<String, Tensor> parameters(Path file) throws IOException {
    try (Weights weights = job.files.models.openTensors(file)) {
      return Checkpoints.copy(weights, weights.names());
    }
  }

  private static double difference(Map<String, Tensor> a, Map<String, Tensor> b) {
    double worst = 0;
    assertEquals(a.keySet(), b.keySet());
    for (Map.Entry<String, Tensor> e : a.entrySet()) {
      for (int i = 0; i < e.getValue().length(); i++) {
        worst = Math.max(worst, Math.abs(e.getValue().at(i) - b.get(e.getKey()).at(i)));
      }
    }
    return worst;
  }

  @Test
  void aFewPicturesAreLearnedByHeart() throws IOException {
    TrainReport report =
        job.run(
            "epochs",
            25,
            "batch",
            5,
            "freeze",
            "none",
            "optimizer",
            "adam",
            "learning-rate",
            0.003);
    Epoch last = report.epochs().get(24);
    assertEquals(1, last.train().orElseThrow().accuracy());
    assertTrue(last.train().orElseThrow().loss() < 0.1, last.toString());
  }

  @Test
  void cachedAndUncachedTrainingOfAFrozenBackboneGiveTheSameWeights() throws IOException {
    Preprocessing small = Preprocessing.IMAGENET.sized(0, SIZE);
    use(new SmallGap().network("small-gap").withInput(new InputSpec(small)), 0);
    Map<String, Tensor> cached = parameters(job.run("epochs", 3, "select", "last").model());
    job.folder = root.resolve("uncached");
    TrainReport uncached = job.run("epochs", 3, "select", "last", "cache", "off");
    assertTrue(difference(cached, parameters(uncached.model())) < 1e-6);
    assertEquals("the picture (nothing is cached)", uncached.facts().get("learning-begins-behind"));
  }

  @Test
  void theCheckpointIsAWholeModelWhichPredictsAsTheFiguresSay() throws IOException {
    TrainReport report = job.run("epochs", 4, "learning-rate", 0.1, "select", "last");
    try (StoredModel stored = job.files.models.open(report.model())) {
      assertEquals(job.network, stored.network());
      assertEquals(job.data.classes(), stored.classes());
      assertEquals("test", stored.provenance().get("name"));
      assertEquals("4", stored.provenance().get("epoch"));
      job.initial = stored.weights();
      job.folder = root.resolve("again");
      TrainReport again = job.run("epochs", 1, "learning-rate", 0, "select", "last");
      assertEquals(report.epochs().get(3).train(), again.epochs().get(0).train());
    }
  }

  @Test
  void aFrozenBackboneKeepsEveryBitAlsoItsStatistics() throws IOException {
    Map<String, Tensor> trained = parameters(job.run("epochs", 2, "learning-rate", 0.5).model());
    Weights initial = job.with().initial();
    for (String name : initial.names()) {
      assertEquals(!name.startsWith("head."), initial.read(name).equals(trained.get(name)), name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "features.8", "backbone"})
  void stoppingAfterOrWithinAnyEpochAndGoingOnGivesTheSameBits(String freeze) throws IOException {
    Object[] params = {
      "epochs", 4, "batch", 4, "freeze", freeze, "optimizer", "adam", "learning-rate", 0.01
    };
    Path whole = job.run(params).model();
    String state = job.files.tensors(job.folder.resolve("state.safetensors"));
    for (int stop = 1; stop < 4; stop++) {
      job.folder = root.resolve("stopped" + stop);
      job.progress = new StopAfter(stop);
      assertThrows(CancellationException.class, () -> job.run(params));
      job.progress = Progress.none();
      job.resume = true;
      Path resumed = job.run(params).model();
      job.resume = false;
      assertEquals(state, job.files.tensors(job.folder.resolve("state.safetensors")));
      assertEquals(parameters(whole), parameters(resumed));
    }
  }

  @Test
  void featuresDependOnTheirPictureAlone() throws IOException {
    Map<String, Tensor> one = parameters(job.run("epochs", 2, "select", "last").model());
    MemoryData all = (MemoryData) job.data;
    MemoryData part = new MemoryData(SIZE);
    for (int i = 0; i < all.samples().size(); i += 4) {
      part.add(all.samples().get(all.samples().size() - 1 - i));
    }
    TestJob other = new TestJob(root.resolve("other"));
    other.backend = BACKEND;
    other.network = job.network;
    other.head = job.head;
    other.data = part;
    other.run("epochs", 1, "select", "last");
    other.data = all;
    TrainReport rest = other.run("epochs", 2, "select", "last");
    assertNotEquals("0", rest.facts().get("cache-hits"));
    assertNotEquals("0", rest.facts().get("cache-misses"));
    assertEquals(one, parameters(rest.model()));
  }

  @Test
  void frozenDropoutIsActiveUnlessSwitchedOff() throws IOException {
    useDenseClassifier();
    TrainReport on = job.run("epochs", 2, "learning-rate", 0);
    assertEquals("fc1.relu", on.facts().get("learning-begins-behind"));
    assertNotEquals(
        on.epochs().get(0).running().loss(),
        on.epochs().get(1).running().loss(),
        "other values are dropped in the second epoch");
    TrainReport off = job.run("epochs", 2, "learning-rate", 0, "frozen-dropout", "off");
    assertEquals("drop", off.facts().get("learning-begins-behind"));
    assertEquals(
        off.epochs().get(0).train().orElseThrow().loss(),
        off.epochs().get(0).running().loss(),
        1e-6);
    try (StoredModel stored = job.files.models.open(off.model())) {
      assertEquals(new Op.Dropout(0.5), stored.network().node(new LayerId("drop")).op());
    }
  }

  @Test
  void aLargeFrozenPartIsWrittenOnceAtTheEndAlsoAfterAKill() throws IOException {
    useDenseClassifier();
    Object[] params = {"epochs", 3, "learning-rate", 0.05};
    Map<String, Tensor> whole = parameters(job.run(params).model());
    job.folder = root.resolve("stopped");
    job.progress = new StopAfter(2);
    assertThrows(CancellationException.class, () -> job.run(params));
    assertTrue(Files.exists(job.folder.resolve("state.safetensors")));
    assertFalse(Files.exists(job.folder.resolve("last.safetensors")));
    assertTrue(Files.size(job.folder.resolve("state.safetensors")) < 100_000);
    job.progress = Progress.none();
    job.resume = true;
    assertEquals(whole, parameters(job.run(params).model()));
    assertTrue(Files.exists(job.folder.resolve("last.safetensors")));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void trainingAgainAndAgainLeavesNoNativeMemory() throws IOException {
    long after = 0;
    for (int round = 0; round < 24; round++) {
      job.folder = root.resolve("round" + round);
      job.run("epochs", 2, "freeze", "none", "batch", 4);
      if (round == 7) {
        after = resident();
      }
    }
    long grown = resident() - after;
    assertTrue(grown < 16L << 20, "16 more trainings added " + (grown >> 10) + " KiB");
  }

  /** Resident memory that is no file's and not the Java heap's, which comes and goes. */
  private static long resident() throws IOException {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
    String line = status.stream().filter(l -> l.startsWith("RssAnon:")).findFirst().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", "")) * 1024 - runtime.totalMemory();
  }

  /** Cancels in the middle of the epoch after this one. */
  private static final class StopAfter implements Progress {
    private int left;

    StopAfter(int epochs) {
      this.left = epochs;
    }

    @Override
    public void step(long done, long total) {
      if (left == 0 && done > 6) {
        throw new CancellationException();
      }
    }

    @Override
    public Progress part(String label, double share) {
      return this;
    }

    @Override
    public void note(String line) {
      left--;
    }
  }
}
