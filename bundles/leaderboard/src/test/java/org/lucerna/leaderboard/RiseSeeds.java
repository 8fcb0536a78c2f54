/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.perturbation.Rise;
import org.lucerna.explain.perturbation.RiseParams;
import org.lucerna.imaging.Images;
import org.lucerna.imaging.MapScaler;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.torch.TorchWeightReader;

/**
 * Makes {@code rise-seeds.csv}: SqueezeNet's probability of the predicted class of ILSVRC pictures
 * without the fifth of the pixels that a map of RISE ranks highest, for maps with several seeds. A
 * row a picture, a column a seed. So few masks that the maps differ. Run by hand: {@code RiseSeeds
 * FILE}.
 */
final class RiseSeeds {

  private static final int PICTURES = 12;
  private static final int SEEDS = 4;
  private static final int MASKS = 16;
  private static final int SIDE = 224;
  private static final double REMOVED = 0.2;

  private RiseSeeds() {}

  public static void main(String[] args) throws IOException {
    ComputeBackend backend =
        new PytorchBackend(new FileStorage(Path.of(System.getenv("LUCERNA_HOME"))));
    Network network = new SqueezeNet().network("squeezenet1_0");
    List<String> rows = new ArrayList<>();
    try (Weights weights =
            new TorchWeightReader().open(SharedData.require("models", "squeezenet1_0.pth"));
        Model model = backend.load(network, weights, backend.devices().get(0))) {
      for (Path file : pictures()) {
        Tensor input =
            Preprocessor.normalised(
                Preprocessor.crop(
                    Images.of(ImageIO.read(file.toFile())),
                    Preprocessing.IMAGENET.sized(SIDE, SIDE)),
                Preprocessing.IMAGENET);
        rows.add(row(model, input));
      }
    }
    Files.write(Path.of(args[0]), rows);
  }

  private static List<Path> pictures() throws IOException {
    try (var files = Files.list(SharedData.require("data", "ilsvrc-val").resolve("images"))) {
      List<Path> sorted = files.sorted().toList();
      return IntStream.range(0, PICTURES).mapToObj(i -> sorted.get(50 * i)).toList();
    }
  }

  private static String row(Model model, Tensor input) {
    RiseParams params =
        new RecordParamBinder()
            .bind(RiseParams.class, Map.of("masks", String.valueOf(MASKS)), Path.of(""));
    Tensor batch = Tensor.stack(List.of(input));
    float[] logits = model.logits(batch).slice(0).toArray();
    int target = new Prediction("", -1, logits).predicted();
    List<Target> targets = List.of(Target.ofClass(target));
    StringBuilder row = new StringBuilder();
    try (Probe probe =
        model.probe(new ProbePlan(batch, Set.of(model.network().features()), List.of(targets)))) {
      for (int seed = 1; seed <= SEEDS; seed++) {
        Heatmap map =
            new Rise()
                .explain(
                    new ExplainRequest<>(
                        probe, 0, targets.get(0), model.network().features(), seed, params),
                    Progress.none());
        row.append(row.isEmpty() ? "" : ",")
            .append(String.format(Locale.ROOT, "%.6g", without(model, input, map, target)));
      }
    }
    return row.toString();
  }

  /** The removed pixels are of the mean colour. */
  private static double without(Model model, Tensor input, Heatmap map, int target) {
    float[] relevance = MapScaler.bilinear(map.plane().values(), SIDE, SIDE).toArray();
    int[] order =
        IntStream.range(0, relevance.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -relevance[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    float[] values = input.toArray();
    for (int k = 0; k < REMOVED * order.length; k++) {
      for (int c = 0; c < 3; c++) {
        values[c * relevance.length + order[k]] = 0;
      }
    }
    Tensor changed = Tensor.stack(List.of(Tensor.of(values, 3, SIDE, SIDE)));
    return new Prediction("", -1, model.logits(changed).slice(0).toArray()).probability(target);
  }
}
