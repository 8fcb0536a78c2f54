/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.FileStorage;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.dataset.folder.FolderLoader;
import org.lucerna.dataset.folder.FolderParams;
import org.lucerna.dataset.synthetic.CrittersLoader;
import org.lucerna.dataset.synthetic.CrittersParams;
import org.lucerna.imaging.Images;
import org.lucerna.trainer.finetune.FineTuneParams;
import org.lucerna.trainer.finetune.FineTuner;
import org.lucerna.vision.api.compute.Device;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.train.TrainJob;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.weights.safetensors.SafetensorsModelStore;

/**
 * Ten epochs of a frozen backbone against one pass over the pictures; decoding against computing.
 */
final class TrainingBench {

  private static final int TURNS = 5;
  private static final int PER_CLASS = 50;
  private static final int BATCH = 16;

  private final PytorchBackend backend;
  private final FileStorage storage;
  private final Path folder;
  private final DefaultTasks tasks = new DefaultTasks();
  private final RecordParamBinder binder = new RecordParamBinder();
  private final Network backbone = new SqueezeNet().network("squeezenet1_0");
  private final Network network = Zoo.gap(backbone, 7);

  TrainingBench(PytorchBackend backend, FileStorage storage, Path folder) {
    this.backend = backend;
    this.storage = storage;
    this.folder = folder;
  }

  void run() throws Exception {
    Path pictures = folder.resolve("pictures");
    draw(pictures);
    FolderParams params =
        binder.bind(
            FolderParams.class, Map.of("path", pictures.toString(), "test", "0"), Path.of(""));
    try (Dataset data = new FolderLoader(tasks, storage, binder).open(params, 1, Progress.none())) {
      Device cpu = backend.devices().get(0);
      try (Model model = backend.load(network, ProceduralWeights.of(network), cpu)) {
        Ratio epochs =
            Ratio.measure(TURNS, () -> pass(model, data, true), () -> tenEpochs(data, cpu));
        Bench.print("%s", epochs.line("10 frozen epochs, empty cache / 1 pass, " + network.id()));
        Ratio share = Ratio.measure(TURNS, () -> pass(model, data, true), () -> decode(data));
        Bench.print("%s", share.line("decode + preprocess alone / decode + forward"));
        rates(model, data);
        threads(data);
      }
    }
  }

  /** Images a second that one, two ... threads decode and preprocess. */
  private void threads(Dataset data) throws Exception {
    for (int threads = 1; threads <= Runtime.getRuntime().availableProcessors(); threads++) {
      ExecutorService workers = Executors.newFixedThreadPool(threads);
      try {
        PicturePass pass = new PicturePass(workers, network.input().preprocessing(), BATCH);
        pass.over(data, batch -> {});
        double millis = Ratio.time(() -> pass.over(data, batch -> {}));
        Bench.print(
            "decode + preprocess with %d threads: %.0f images a second",
            threads, 1000 * data.samples().size() / millis);
      } finally {
        workers.shutdown();
      }
    }
  }

  /** Critters as JPEG files: pictures whose decoding costs what decoding costs. */
  private void draw(Path pictures) throws Exception {
    CrittersParams params =
        binder.bind(CrittersParams.class, Map.of("per-class", PER_CLASS, "size", 224), Path.of(""));
    try (Dataset critters = new CrittersLoader().open(params, 3, Progress.none())) {
      for (int i = 0; i < critters.samples().size(); i++) {
        Sample sample = critters.samples().get(i);
        Path dir = pictures.resolve(critters.classes().get(sample.label()));
        Files.createDirectories(dir);
        BufferedImage image = Images.toBuffered(critters.image(i));
        ImageIO.write(image, "jpg", dir.resolve("critter" + i + ".jpg").toFile());
      }
    }
  }

  /** What every training needs at the least: each picture decoded and sent through once. */
  private void pass(Model model, Dataset data, boolean forward) throws Exception {
    new PicturePass(tasks.workers(), network.input().preprocessing(), BATCH)
        .over(
            data,
            batch -> {
              if (forward) {
                model.logits(batch);
              }
            });
  }

  private void decode(Dataset data) throws Exception {
    new PicturePass(tasks.workers(), network.input().preprocessing(), BATCH).over(data, batch -> {});
  }

  private void tenEpochs(Dataset data, Device cpu) throws Exception {
    Path run = Files.createTempDirectory(folder, "run");
    // A home of its own: an empty cache each time.
    FileStorage empty = new FileStorage(run.resolve("home"));
    FineTuneParams params =
        binder.bind(FineTuneParams.class, Map.of("epochs", 10, "select", "last"), Path.of(""));
    new FineTuner(empty, tasks, new SafetensorsModelStore(empty), binder)
        .train(
            new TrainJob<>(
                backend,
                cpu,
                network,
                ProceduralWeights.of(network),
                Heads.freshLayers(backbone, network),
                data,
                run,
                false,
                1,
                Map.of(),
                params),
            Progress.none());
  }

  private void rates(Model model, Dataset data) throws Exception {
    double decode = Ratio.time(() -> decode(data));
    LayerId unused = network.output();
    Tensor picture = ExplanationBench.picture(network);
    float[] many = new float[BATCH * picture.length()];
    for (int i = 0; i < BATCH; i++) {
      picture.data().get(many, i * picture.length(), picture.length());
    }
    int side = picture.size(2);
    Tensor batch = Tensor.wrap(many, BATCH, 3, side, side);
    model.run(Network.INPUT, batch, unused);
    double forward = Ratio.time(() -> model.run(Network.INPUT, batch, unused));
    long n = data.samples().stream().filter(s -> s.split() != Split.TEST).count();
    Bench.print(
        "decode + preprocess: %.0f images a second on all cores; forward (%s, batch %d): %.0f",
        1000 * n / decode, network.id(), BATCH, 1000 * BATCH / forward);
  }
}
