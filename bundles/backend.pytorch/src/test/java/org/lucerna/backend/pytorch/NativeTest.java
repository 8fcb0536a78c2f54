/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.small.SmallGap;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.TensorMap;

/** Failures of native code, threads, settings. */
class NativeTest {

  private final PytorchBackend backend = TestBackend.create();

  @Test
  void memoryThatRunsOutIsSaidAndTheEngineGoesOn() throws IOException {
    Network huge =
        new NetworkBuilder()
            .input(Preprocessing.IMAGENET.sized(0, 2))
            .add("relu", new Op.Relu())
            .features()
            .extractor()
            .add("huge", new Op.AdaptiveAvgPool(1 << 24, 1 << 22)) // 2^46 values a channel
            .build("huge");
    try (Model model = backend.load(huge, new TensorMap("none", java.util.Map.of()), cpu())) {
      Tensor rows = Tensor.wrap(new float[3 * 4], 1, 3, 2, 2);
      LucernaException e =
          assertThrows(
              LucernaException.class,
              () -> model.run(new LayerId("relu"), rows, new LayerId("huge")));
      assertEquals(ExitStatus.DEVICE, e.status(), e.getMessage());
      assertTrue(e.getMessage().contains("layer huge"), e.getMessage());
      assertEquals(rows, model.run(Network.INPUT, rows, new LayerId("relu")));
    }
  }

  @Test
  void valuesThatDoNotFitAreRefusedNamingTheLayer() throws IOException {
    Network net = new SmallGap().network("small-gap");
    try (Model model = backend.load(net, ProceduralWeights.of(net), cpu())) {
      Tensor wrong = Tensor.wrap(new float[5 * 16], 1, 5, 4, 4);
      LucernaException e = assertThrows(LucernaException.class, () -> model.logits(wrong));
      assertEquals(ExitStatus.FAILED, e.status());
      assertTrue(e.getMessage().contains(net.nodes().get(0).id().path()), e.getMessage());
      assertTrue(e.getMessage().lines().count() == 1, e.getMessage());
    }
  }

  @Test
  void manyThreadsMayAskOneModel() throws Exception {
    Network net = new SmallGap().network("small-gap");
    int side = net.input().preprocessing().crop();
    Tensor picture = Tensor.wrap(new float[3 * side * side], 1, 3, side, side);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Model model = backend.load(net, ProceduralWeights.of(net), cpu())) {
      Tensor expected = model.logits(picture);
      List<Callable<Tensor>> questions = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        questions.add(() -> model.logits(picture));
      }
      for (Future<Tensor> answer : threads.invokeAll(questions)) {
        assertEquals(expected, answer.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theDescriptionNamesVersionsAndThreads() {
    assertTrue(
        backend.description().matches("PyTorch 2\\.7\\.1 \\(DJL 0\\.35\\.1\\), CPU, \\d+ threads?"),
        backend.description());
  }

  @Test
  void aNumberOfThreadsThatIsNoneIsRefused() {
    assertEquals(3, Threads.parse("3"));
    for (String text : List.of("0", "-1", "two", "99999999999")) {
      LucernaException e = assertThrows(LucernaException.class, () -> Threads.parse(text));
      assertTrue(e.getMessage().contains(text), e.getMessage());
    }
  }

  @Test
  void networksOf3x3ConvolutionsAloneKeepTorchsLayout() {
    Network vgg = new org.lucerna.backbone.torchvision.Vgg().network("vgg16");
    assertEquals(Layout.CHANNELS_FIRST, Layout.of(vgg));
    Network squeeze = new org.lucerna.backbone.torchvision.SqueezeNet().network("squeezenet1_0");
    assertEquals(Layout.CHANNELS_LAST, Layout.of(squeeze));
  }

  private org.lucerna.vision.api.compute.Device cpu() {
    return backend.devices().get(0);
  }
}
