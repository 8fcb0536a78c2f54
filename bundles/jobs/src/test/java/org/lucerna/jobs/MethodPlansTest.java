/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;

class MethodPlansTest {

  private static final Explainer<NoParams> NOTHING =
      (request, progress) -> Heatmap.positive(Tensor.wrap(new float[1], 1, 1));

  private static final Decorator<NoParams> AROUND =
      (method, question, params, progress) -> method.explain(question, progress);

  /** Parameters of method masks. */
  public record Masks(@Param(value = "4", help = "how many", min = 1) int count) {}

  private final Workplace work =
      new Workplace(
          new FakePlugins()
              .register(Explainer.class, "cam", NOTHING, NoParams.class, Map.of("layers", "CAM"))
              .register(Explainer.class, "grad-cam", NOTHING, NoParams.class)
              .register(
                  Explainer.class, "saliency", NOTHING, NoParams.class, Map.of("layers", "INPUT"))
              .register(Explainer.class, "masks", NOTHING, Masks.class)
              .register(Decorator.class, "noise", AROUND, NoParams.class)
              .register(
                  Decorator.class, "fusion", AROUND, NoParams.class, Map.of("joinsLayers", "true")),
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
    return plans(methods, layers, List.of());
  }

  private List<String> plans(List<String> methods, List<String> layers, List<String> params) {
    MethodParams bound = MethodParams.of(params, Path.of(""));
    return new MethodPlans(work)
        .of(network, new MethodPlans.Order(methods, layers, bound)).stream()
            .map(p -> p.id() + "@" + p.layers().stream().map(LayerId::path).collect(joining("+")))
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

  @Test
  void aMethodOfThePictureIsThereOnceWhateverTheLayers() {
    assertEquals(List.of("saliency@input"), plans(List.of("saliency"), List.of("relu1", "relu2")));
  }

  @Test
  void allMeansEveryMethodThatApplies() {
    assertEquals(
        List.of("cam@relu2", "grad-cam@relu2", "masks@relu2", "saliency@input"),
        plans(List.of("all"), List.of("last")));
    assertEquals(
        List.of("grad-cam@relu1", "masks@relu1", "saliency@input"),
        plans(List.of("all"), List.of("relu1")));
  }

  @Test
  void ofAllSomeMayBeLeftOut() {
    assertEquals(
        List.of("cam@relu2", "grad-cam@relu2"),
        plans(List.of("all", "-masks", "-saliency"), List.of("last")));
    assertThrows(RuntimeException.class, () -> plans(List.of("all", "-maks"), List.of("last")));
  }

  @Test
  void allLayersAreThoseWithMapsOfTheirOwn() {
    assertEquals(List.of("grad-cam@relu2"), plans(List.of("grad-cam"), List.of("all")));
  }

  @Test
  void decoratorsAreNamedBehindTheMethodAndMayJoinLayers() {
    assertEquals(
        List.of("grad-cam:noise@relu1", "grad-cam:noise@relu2", "grad-cam:fusion@relu1+relu2"),
        plans(List.of("grad-cam:noise", "grad-cam:fusion"), List.of("relu1", "relu2")));
  }

  @Test
  void aMethodIsNotADecorator() {
    assertThrows(
        RuntimeException.class, () -> plans(List.of("grad-cam:saliency"), List.of("relu1")));
  }

  @Test
  void parametersReachTheirMethod() {
    MethodParams params = MethodParams.of(List.of("masks.count=9"), Path.of(""));
    MethodPlan plan =
        new MethodPlans(work)
            .of(network, new MethodPlans.Order(List.of("masks"), List.of("last"), params))
            .get(0);
    assertEquals(new Masks(9), plan.params());
  }

  @Test
  void parametersOfNothingAskedForAreRefusedWithTheOneMeant() {
    String message =
        assertThrows(
                ParamException.class,
                () -> plans(List.of("masks"), List.of("last"), List.of("mask.count=9")))
            .getMessage();
    assertTrue(message.contains("'mask'") && message.contains("'masks'"), message);
  }

  @Test
  void aWrongParameterIsRefusedBeforeAnythingRuns() {
    for (String wrong : List.of("masks.count=0", "masks.cuont=1", "masks", "count=1")) {
      assertThrows(
          ParamException.class, () -> plans(List.of("masks"), List.of("last"), List.of(wrong)));
    }
  }

  @Test
  void aJobFilesMapIsTheSameAsTexts() {
    Map<String, Object> flat =
        MethodParams.flattened(Map.of("params", Map.of("masks", Map.of("count", 9))));
    assertEquals(Map.of("param", List.of("masks.count=9")), flat);
  }
}
