/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.lucerna.backbone.small.SmallGap;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.head.pooling.GapHead;
import org.lucerna.head.pooling.PoolingParams;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.InputSpec;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Preprocessing;

/** A small training that goes on where it was killed; for {@link KillTest}. */
final class KillMain {

  private static final int SIZE = 32;

  /** By name: with everything that is remembered between epochs, and with a feature cache. */
  static final Map<String, Object[]> KINDS =
      Map.of(
          "full",
          new Object[] {
            "freeze",
            "none",
            "augment",
            "flip",
            "optimizer",
            "adamw",
            "learning-rate",
            0.01,
            "schedule",
            "plateau",
            "plateau.patience",
            1,
            "warm-up",
            3,
            "clip",
            1,
            "label-smoothing",
            0.1,
            "class-weights",
            "balanced",
            "rates",
            "features=0.5",
            "early-stopping",
            8,
            "epochs",
            12,
            "batch",
            5
          },
          "frozen",
          new Object[] {
            "freeze",
            "backbone",
            "nesterov",
            true,
            "schedule",
            "cosine",
            "learning-rate",
            0.05,
            "epochs",
            15,
            "batch",
            4
          });

  private KillMain() {}

  /**
   * @param arguments a kind and the folder for everything
   */
  public static void main(String[] arguments) throws Exception {
    TestJob job = new TestJob(Path.of(arguments[1]));
    job.backend = new PytorchBackend(new FileStorage(Path.of(System.getenv("LUCERNA_HOME"))));
    job.data = new MemoryData(SIZE).add(Split.TRAIN, 7).add(Split.VALIDATION, 3);
    Network backbone =
        new SmallGap()
            .network("small-gap")
            .withInput(new InputSpec(Preprocessing.IMAGENET.sized(0, SIZE)));
    job.network = new GapHead().attach(backbone, 3, new PoolingParams(Optional.empty(), 0.25));
    job.head = Heads.freshLayers(backbone, job.network);
    job.resume = true;
    job.run(KINDS.get(arguments[0]));
  }
}
