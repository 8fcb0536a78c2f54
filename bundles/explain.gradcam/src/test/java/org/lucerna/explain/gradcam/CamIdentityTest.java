/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.cam.ClassActivationMap;
import org.lucerna.head.pooling.GapHead;
import org.lucerna.head.pooling.GmpHead;
import org.lucerna.head.pooling.Pool;
import org.lucerna.head.pooling.PoolingParams;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.ProceduralWeights;

/**
 * Where pooling is followed by one linear layer, the gradient at the pooling's input is the class
 * weight, spread over the cells: CAM and Grad-CAM are one map (Selvaraju et al. 2017, section 3.1).
 */
class CamIdentityTest {

  private static final double TOLERANCE = 1e-5;
  private static final int CLASSES = 7;
  private static final PoolingParams PLAIN = new PoolingParams(Optional.empty(), 0);

  /** Maps at layer {@code cam}; {@code all} of every class at once. */
  private record Pair(Tensor cam, Tensor gradCam, Tensor all) {}

  private static Pair explain(Model model, Target target) throws IOException {
    LayerId layer = model.network().camHead().orElseThrow().layer();
    ProbePlan plan = new ProbePlan(Golden.input(), Set.of(layer), List.of(List.of(target)));
    try (Probe probe = model.probe(plan)) {
      Tensor cam = map(new ClassActivationMap(), probe, target, layer);
      Tensor gradCam = map(new GradCam(), probe, target, layer);
      return new Pair(cam, gradCam, ClassActivationMap.allClasses(probe, 0));
    }
  }

  private static Tensor map(Explainer<NoParams> method, Probe probe, Target target, LayerId layer) {
    return method
        .explain(new ExplainRequest<>(probe, 0, target, layer, 0, new NoParams()), Progress.none())
        .values();
  }

  private static void assertSame(Tensor expected, Tensor actual, double tolerance) {
    assertArrayEquals(expected.shape(), actual.shape());
    for (int i = 0; i < expected.length(); i++) {
      assertEquals(expected.at(i), actual.at(i), tolerance, "cell " + i);
    }
  }

  /** Divided by the largest absolute value. */
  private static Tensor normalised(Tensor map) {
    return map.times(1 / Math.max(map.max(), -map.min()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"squeezenet1_0", "squeezenet1_1", "alexnet", "vgg16"})
  void onAnAveragePoolingHeadCamIsGradCam(String backbone) throws IOException {
    Network network = new GapHead().attach(Golden.network(backbone), CLASSES, PLAIN);
    try (Model model = Golden.model(network, ProceduralWeights.of(network))) {
      for (int c = 0; c < CLASSES; c += 3) {
        Pair maps = explain(model, Target.ofClass(c));
        assertSame(normalised(maps.cam), normalised(maps.gradCam), TOLERANCE);
        assertSame(maps.cam, maps.all.slice(c), TOLERANCE * Math.max(1, maps.cam.max()));
      }
    }
  }

  @Test
  void onAMaximumPoolingHeadTheyDifferByTheNumberOfCellsAlone() throws IOException {
    Network network = new GmpHead().attach(Golden.network("squeezenet1_0"), CLASSES, PLAIN);
    try (Model model = Golden.model(network, ProceduralWeights.of(network))) {
      Pair maps = explain(model, Target.predicted());
      double scale = Math.max(maps.cam.max(), -maps.cam.min());
      assertSame(maps.cam, maps.gradCam.times(maps.cam.length()), TOLERANCE * scale);
    }
  }

  /** VGGnet-GAP, AlexNet-GAP, AlexNet*-GAP, GoogLeNet-GAP and GoogLeNet-GMP. */
  @ParameterizedTest
  @CsvSource({
    "vgg16, features.29, 1024, AVG",
    "alexnet, features.11, 1024, AVG",
    "alexnet, features.11, 512+512, AVG",
    "googlenet, inception4e, 1024, AVG",
    "googlenet, inception4e, 1024, MAX",
  })
  void onTheCamPapersNetworksCamIsGradCam(String backbone, String cut, String conv, Pool pool)
      throws IOException {
    List<Integer> channels = Arrays.stream(conv.split("\\+")).map(Integer::valueOf).toList();
    PoolingParams params = new PoolingParams(Optional.of(cut), channels, Optional.of(pool), 0.5);
    Network network = new GapHead().attach(Golden.network(backbone), CLASSES, params);
    try (Model model = Golden.model(network, ProceduralWeights.of(network))) {
      Pair maps = explain(model, Target.predicted());
      assertSame(normalised(maps.cam), normalised(maps.gradCam), TOLERANCE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"resnet18", "googlenet", "densenet121", "mobilenet_v2_real", "efficientnet_b0"})
  void onNetworksThatPoolAnywayCamIsGradCam(String reference) throws IOException {
    try (Model model = Golden.model(reference)) {
      Pair maps = explain(model, Target.predicted());
      assertSame(normalised(maps.cam), normalised(maps.gradCam), TOLERANCE);
    }
  }

  @Test
  void onSqueezeNetsOwnHeadTheyAgreeAfterRectifying() throws IOException {
    try (Model model = Golden.model("squeezenet1_0_real")) {
      for (int rank : IntStream.range(0, 5).toArray()) {
        Pair maps = explain(model, new Target.Ranked(rank));
        assertTrue(maps.cam.max() > 0);
        assertSame(normalised(maps.cam.relu()), normalised(maps.gradCam.relu()), TOLERANCE);
      }
    }
  }
}
