/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.small.SmallGap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Device;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.InitialWeights;

/** Batches run on three threads. The first class of its process that starts the engine. */
class CrewTest {

  private static String before;
  private static PytorchBackend backend;

  @BeforeAll
  static void threeThreads() {
    before = System.getProperty(Threads.SETTING);
    System.setProperty(Threads.SETTING, "3");
    backend = TestBackend.create();
    backend.devices(); // starts the engine
  }

  @AfterAll
  static void restore() {
    if (before == null) {
      System.clearProperty(Threads.SETTING);
    } else {
      System.setProperty(Threads.SETTING, before);
    }
  }

  @Test
  void rowsAreWhatTheyAreAlone() throws IOException {
    Network network = new SmallGap().network("small-gap");
    try (Model model =
        backend.load(network, InitialWeights.of(network, 1), backend.devices().get(0))) {
      for (int rows : new int[] {1, 2, 3, 7}) {
        List<Tensor> inputs = inputs(network, rows);
        Tensor all = model.logits(Tensor.stack(inputs));
        assertArrayEquals(new int[] {rows, all.size(1)}, all.shape());
        for (int i = 0; i < rows; i++) {
          float[] alone = model.logits(Tensor.stack(List.of(inputs.get(i)))).toArray();
          assertArrayEquals(alone, all.slice(i).toArray(), 1e-5f, rows + " rows, row " + i);
        }
      }
    }
  }

  private static List<Tensor> inputs(Network network, int rows) {
    int side = network.input().preprocessing().crop();
    Random random = new Random(rows);
    List<Tensor> inputs = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      float[] values = new float[3 * side * side];
      for (int j = 0; j < values.length; j++) {
        values[j] = (float) random.nextGaussian();
      }
      inputs.add(Tensor.wrap(values, 3, side, side));
    }
    return inputs;
  }

  @Test
  void eachOfItsThreadsHasOneTorchThreadAndAllOthersHaveAsManyAsConfigured() {
    Crew crew = Crew.of(3);
    JniUtils.setNumThreads(3);
    List<Supplier<Integer>> asking = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      asking.add(JniUtils::getNumThreads);
    }
    assertEquals(List.of(1, 1, 1, 1, 1, 1, 1, 1, 1), crew.run(asking));
    assertEquals(3, JniUtils.getNumThreads());
    assertEquals(3, CompletableFuture.supplyAsync(JniUtils::getNumThreads).join());
  }

  @Test
  void whatFailsInAThreadFailsHereAfterAllHaveEnded() {
    List<String> ended = new ArrayList<>();
    Supplier<Void> failing =
        () -> {
          throw new IllegalStateException("no memory");
        };
    Supplier<Void> slow =
        () -> {
          pause();
          ended.add("slow");
          return null;
        };
    assertEquals(
        "no memory",
        assertThrows(IllegalStateException.class, () -> Crew.of(3).run(List.of(failing, slow)))
            .getMessage());
    assertEquals(List.of("slow"), ended);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatItsThreadsAskForRunsThere() {
    Crew crew = Crew.of(2);
    Supplier<String> name = () -> Thread.currentThread().getName();
    Supplier<List<String>> nested = () -> crew.run(List.of(name, name, name));
    assertEquals(
        List.of("lucerna-rows", "lucerna-rows", "lucerna-rows"),
        crew.run(List.of(nested, nested)).get(1));
    Device cpu = new Device("cpu", "CPU");
    Supplier<Integer> parts = () -> crew.parts(8, cpu);
    assertEquals(List.of(1, 1), crew.run(List.of(parts, parts)));
  }

  @Test
  void aBatchHasNoMorePartsThanRows() {
    Crew crew = Crew.of(3);
    Device cpu = new Device("cpu", "CPU");
    assertEquals(1, crew.parts(1, cpu));
    assertEquals(3, crew.parts(8, cpu));
    assertEquals(1, crew.parts(8, new Device("cuda:0", "a card")));
    assertTrue(crew.parts(0, cpu) >= 1);
  }
}
