/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.nio.file.Files;
import java.nio.file.Path;
import org.lucerna.backbone.torchvision.Vgg;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.head.classifier.ClassifierHead;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.ProceduralWeights;

/** Trains all of VGG16 for two epochs and prints the most memory it took; for MemoryTest. */
final class MemoryMain {

  private MemoryMain() {}

  /**
   * @param arguments the folder for everything, the optimizer, and {@code resume} to go on
   */
  public static void main(String[] arguments) throws Exception {
    TestJob job = new TestJob(Path.of(arguments[0]));
    job.backend = new PytorchBackend(new FileStorage(Path.of(System.getenv("LUCERNA_HOME"))));
    job.data = new MemoryData(224).add(Split.TRAIN, 6).add(Split.VALIDATION, 1);
    Network backbone = new Vgg().network("vgg16");
    job.network = new ClassifierHead().attach(backbone, 3, new NoParams());
    job.initial = ProceduralWeights.of(job.network);
    boolean resume = arguments.length > 2;
    job.resume = resume;
    job.run(
        "freeze",
        "none",
        "batch",
        16,
        "epochs",
        resume ? 2 : 1,
        "optimizer",
        arguments[1],
        "learning-rate",
        1e-6,
        "evaluate-train",
        "off");
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        System.out.println(line);
      }
    }
  }
}
