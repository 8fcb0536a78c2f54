/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.torchvision.CifarResNet;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.Images;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.weights.WeightMatch;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.torch.TorchWeightReader;

/**
 * A checkpoint of the real world as it was published: torch's old format, the tensors inside a dict
 * beside other things, their names prefixed with {@code module.}.
 */
class CifarCheckpointTest {

  private static final PytorchBackend BACKEND = TestBackend.create();
  private static final Network NETWORK = new CifarResNet().network("resnet20-cifar");
  private static final int BIRD = 2;
  private static final int DOG = 5;

  private static Weights weights() throws IOException {
    return new TorchWeightReader().open(SharedData.require("models", "resnet20-12fca82f.th"));
  }

  private static Model model() throws IOException {
    try (Weights weights = weights()) {
      return BACKEND.load(NETWORK, weights, BACKEND.devices().get(0));
    }
  }

  /** 269,722 is what the publisher's own count gives. */
  @Test
  void theFileFitsAsItIs() throws IOException {
    assertEquals(269_722, Parameters.count(Parameters.of(NETWORK)));
    try (Weights weights = weights()) {
      WeightMatch match = WeightMatch.match(NETWORK, weights);
      assertEquals(List.of(), match.problems());
      assertTrue(match.fits());
    }
  }

  /** The values of {@code src/test/python/make_resnet20.py}, by name. */
  private static Map<String, double[]> reference() throws IOException {
    Map<String, double[]> values = new LinkedHashMap<>();
    try (InputStream in = CifarCheckpointTest.class.getResourceAsStream("resnet20.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        String[] cells = line.split(",");
        values.put(
            cells[0], Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray());
      }
    }
    return values;
  }

  /** The script's k-th picture. */
  private static Tensor picture(int k) {
    Preprocessing p = NETWORK.input().preprocessing();
    float[] values = new float[3 * 32 * 32];
    for (int i = 0; i < values.length; i++) {
      int c = i / 1024;
      int y = i / 32 % 32;
      int x = i % 32;
      float pixel = (x * x + (3 + k) * y + 5 * x * y * c) % 256 / 255f;
      values[i] = (pixel - p.mean().get(c)) / p.std().get(c);
    }
    return Tensor.wrap(values, 3, 32, 32);
  }

  @Test
  void blocksAndLogitsAreThoseOfAnIndependentComputation() throws IOException {
    Map<String, double[]> reference = reference();
    List<Target> none = List.of();
    Set<LayerId> blocks =
        reference.keySet().stream()
            .filter(name -> name.startsWith("layer"))
            .map(name -> NETWORK.resolve(name).orElseThrow())
            .collect(Collectors.toSet());
    Tensor pictures = Tensor.stack(List.of(picture(0), picture(1)));
    try (Model model = model();
        Probe probe = model.probe(new ProbePlan(pictures, blocks, List.of(none, none)))) {
      for (Map.Entry<String, double[]> row : reference.entrySet()) {
        if (row.getKey().startsWith("logits")) {
          int k = row.getKey().charAt("logits".length()) - '0';
          for (int i = 0; i < 10; i++) {
            assertEquals(row.getValue()[i], probe.logits(k)[i], 1e-4, row.getKey() + " " + i);
          }
        } else {
          LayerId layer = NETWORK.resolve(row.getKey()).orElseThrow();
          Tensor both =
              Tensor.stack(List.of(probe.activation(0, layer), probe.activation(1, layer)));
          Golden.Moments moments = Golden.moments(both);
          assertEquals(row.getValue()[0], moments.mean(), 1e-5, row.getKey());
          assertEquals(row.getValue()[1], moments.deviation(), 1e-5, row.getKey());
        }
      }
    }
  }

  /** Photographs that are larger, framed otherwise and of more breeds than CIFAR's. */
  @Test
  void birdsAndDogsOfAnotherCollectionAreRecognised() throws IOException {
    try (Model model = model()) {
      double birds = recall(model, BIRD, CifarCheckpointTest::isBird);
      double dogs = recall(model, DOG, c -> c >= 151 && c <= 268);
      assertTrue(birds > 0.5 && dogs > 0.5, "chance is 0.1: birds " + birds + ", dogs " + dogs);
    }
  }

  private static boolean isBird(int c) {
    return c >= 7 && c <= 24 || c >= 80 && c <= 100 || c >= 127 && c <= 146;
  }

  /** The share recognised among the pictures whose ImageNet class is one of these. */
  private static double recall(Model model, int expected, IntPredicate classes) throws IOException {
    Path folder = SharedData.require("data", "ilsvrc-val");
    List<Tensor> pictures = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("labels.csv"))) {
      String[] cells = line.split(",");
      if (!cells[1].equals("class_index") && classes.test(Integer.parseInt(cells[1]))) {
        Path file = folder.resolve("images").resolve(cells[0]);
        pictures.add(
            Preprocessor.tensor(
                Images.of(ImageIO.read(file.toFile())), NETWORK.input().preprocessing()));
      }
    }
    Tensor logits = model.logits(Tensor.stack(pictures));
    int right = 0;
    for (int i = 0; i < pictures.size(); i++) {
      right += logits.slice(i).argMax() == expected ? 1 : 0;
    }
    return (double) right / pictures.size();
  }
}
