/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.ProceduralWeights;

/** Writing over what nobody reads any more changes no bit of what anybody reads. */
class SpareMemoryTest {

  private static final TensorScript.Pay ALWAYS = new TensorScript.Pay(0, 0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "squeezenet1_0",
        "alexnet",
        "vgg11_bn",
        "resnet18",
        "googlenet",
        "densenet121",
        "mobilenet_v2",
        "mobilenet_v3_large",
        "efficientnet_b0",
        "convnext_tiny"
      })
  void everyFamilyAnswersTheSameBits(String id) throws IOException {
    try (PytorchModel model = (PytorchModel) Networks.model(id);
        PtNDManager scope = model.newScope()) {
      List<LayerId> nodes = model.network().nodes().stream().map(n -> n.id()).toList();
      Set<LayerId> wanted =
          Set.of(
              nodes.get(nodes.size() / 3),
              nodes.get(nodes.size() / 2),
              nodes.get(nodes.size() - 1));
      for (int rows = 1; rows <= 2; rows++) {
        Tensor pictures = Networks.noise(11, rows, 3, 64, 64);
        Map<LayerId, Tensor> plain = run(model, pictures, wanted, model.operations());
        Map<LayerId, Tensor> spared = run(model, pictures, wanted, always(model, scope));
        for (LayerId layer : wanted) {
          assertArrayEquals(bits(plain.get(layer)), bits(spared.get(layer)), layer.path());
        }
      }
    }
  }

  @Test
  void layersThatLookAtAnothersMemoryKeepIt() throws IOException {
    NetworkBuilder graph = Networks.graph(8);
    graph
        .add("conv", new Op.Conv(4, Window.square(3, 1, 1), 1, true), Network.INPUT.path())
        .add("seen", new Op.Dropout(0.5), "conv")
        .add("relu", new Op.Relu(), "conv")
        .add("last", new Op.Relu(), "seen")
        .add("sum", new Op.Add(), "seen", "relu")
        .add("all", new Op.Concat(), "sum", "last")
        .features()
        .add("pool", new Op.AdaptiveAvgPool(1, 1))
        .add("flat", new Op.Flatten())
        .extractor()
        .add("fc", new Op.Linear(3, true));
    Network network = graph.build("views");
    LayerId out = network.output();
    Segment whole = Segment.between(network, Set.of(Network.INPUT), Set.of(out));
    assertEquals(Set.of(Networks.id("pool")), only(Spare.of(whole), "relu", "last", "sum", "pool"));
    try (PytorchModel model =
            (PytorchModel) Networks.model(network, ProceduralWeights.of(network));
        PtNDManager scope = model.newScope()) {
      Tensor pictures = Networks.noise(12, 2, 3, 8, 8);
      assertArrayEquals(
          bits(run(model, pictures, Set.of(out), model.operations()).get(out)),
          bits(run(model, pictures, Set.of(out), always(model, scope)).get(out)));
    }
  }

  @Test
  void whatIsGivenAndWhatIsKeptStaysAsItWas() throws IOException {
    try (PytorchModel model = (PytorchModel) Networks.model("squeezenet1_0");
        PtNDManager scope = model.newScope()) {
      LayerId conv = Networks.id("features.0");
      LayerId relu = Networks.id("features.1");
      Tensor values = Networks.noise(13, 1, 96, 9, 9);
      Segment segment = Segment.between(model.network(), Set.of(conv), Set.of(relu));
      PtNDArray feed = Transfer.batch(scope, values, model.layout());
      Walk.run(segment, Map.of(conv, feed), always(model, scope));
      assertArrayEquals(bits(values), bits(Transfer.out(feed)));

      Map<LayerId, Tensor> kept =
          run(model, Networks.noise(14, 1, 3, 64, 64), Set.of(conv, relu), always(model, scope));
      assertTrue(kept.get(conv).min() < 0);
      assertEquals(0, kept.get(relu).min());
    }
  }

  @Test
  void threadsThatLoadAndCallTheScriptAtOnceAnswerTheSameBits() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (PytorchModel model = (PytorchModel) Networks.model("squeezenet1_0");
        PtNDManager scope = model.newScope()) {
      Set<LayerId> wanted = Set.of(model.network().output());
      Tensor pictures = Networks.noise(15, 1, 3, 64, 64);
      int[] plain =
          bits(run(model, pictures, wanted, model.operations()).values().iterator().next());
      Layers shared = always(model, scope);
      List<Future<int[]>> answers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        answers.add(
            threads.submit(
                () -> bits(run(model, pictures, wanted, shared).values().iterator().next())));
      }
      for (Future<int[]> answer : answers) {
        assertArrayEquals(plain, answer.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Passing always(PytorchModel model, PtNDManager scope) {
    return new Passing(model.operations(), new TensorScript(() -> scope, ALWAYS));
  }

  private static Set<LayerId> only(Set<LayerId> spare, String... names) {
    return Set.copyOf(spare.stream().filter(id -> List.of(names).contains(id.path())).toList());
  }

  private static Map<LayerId, Tensor> run(
      PytorchModel model, Tensor pictures, Set<LayerId> wanted, Layers layers) {
    Segment segment = Segment.between(model.network(), Set.of(Network.INPUT), wanted);
    return Native.call(
        "a pass",
        () -> {
          try (PtNDManager scope = model.newScope()) {
            Map<LayerId, PtNDArray> feeds =
                Map.of(Network.INPUT, Transfer.batch(scope, pictures, model.layout()));
            Map<LayerId, Tensor> all = new HashMap<>();
            Walk.run(segment, feeds, layers)
                .forEach((layer, array) -> all.put(layer, Transfer.out(array)));
            return all;
          }
        });
  }

  private static int[] bits(Tensor tensor) {
    int[] bits = new int[tensor.length()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(tensor.at(i));
    }
    return bits;
  }
}
