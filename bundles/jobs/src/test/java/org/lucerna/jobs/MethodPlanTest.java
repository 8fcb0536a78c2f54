/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;

class MethodPlanTest {

  private static final Explainer<NoParams> NOTHING =
      (request, progress) -> Heatmap.positive(Tensor.wrap(new float[1], 1, 1));

  private final Workplace work =
      new Workplace(
          new FakePlugins()
              .register(Explainer.class, "cam", NOTHING, NoParams.class, Map.of("layers", "CAM"))
              .register(Explainer.class, "grad-cam", NOTHING, NoParams.class),
          new RecordParamBinder(),
          null,
          null,
          null,
          null);

  /** Two ReLUs, pooling, a linear layer: CAM is defined behind the second. */
  private final Network network =
      new NetworkBuilder()
          .input(Preprocessing.IMAGENET.sized(0, 8))
          .add("relu1", new Op.Relu())
          .add("relu2", new Op.Relu())
          .features()
          .extractor()
          .add("pool", new Op.AdaptiveAvgPool(1, 1))
          .add("flatten", new Op.Flatten())
          .add("fc", new Op.Linear(3, true))
          .build("tiny");

  private List<String> plans(List<String> methods, List<String> layers) {
    return MethodPlan.of(work, network, methods, layers).stream()
        .map(p -> p.plugin().id() + "@" + p.layer().path())
        .toList();
  }

  @Test
  void everyMethodIsAtEveryLayerAndCamAtItsOwn() {
    assertEquals(
        List.of("cam@relu2", "grad-cam@relu1", "grad-cam@relu2"),
        plans(List.of("cam", "grad-cam"), List.of("relu1", "relu2")));
  }

  @Test
  void wordsMeanCamsOwnLayerOnce() {
    assertEquals(
        List.of("cam@relu2", "grad-cam@relu2"),
        plans(List.of("cam", "grad-cam"), List.of("last", "cam")));
  }

  @Test
  void camAtNoneOfTheLayersIsRefused() {
    String message =
        assertThrows(ParamException.class, () -> plans(List.of("cam"), List.of("relu1")))
            .getMessage();
    assertTrue(message.contains("is defined at layer relu2 of tiny only"), message);
  }

  @Test
  void anUnknownLayerAmongSeveralIsNamed() {
    String message =
        assertThrows(
                ParamException.class,
                () -> plans(List.of("cam", "grad-cam"), List.of("relu2", "relu9")))
            .getMessage();
    assertTrue(message.contains("no layer 'relu9'"), message);
  }
}
