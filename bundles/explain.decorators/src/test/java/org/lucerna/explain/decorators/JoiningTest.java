/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lucerna.backbone.torchvision.DenseNet;
import org.lucerna.backbone.torchvision.GoogLeNet;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backbone.torchvision.Vgg;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.backprop.GuidedBackprop;
import org.lucerna.explain.backprop.GuidedGradCam;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

class JoiningTest {

  private static final LayerId POOL = new LayerId("pool");

  private static Heatmap fused(
      Decorator.Method method, Decorator.Question question, FusionRule rule) {
    return new LayerFusion().explain(method, question, new FusionParams(rule, 2), Progress.none());
  }

  /** A method with a map of its own at each layer of the pooled network. */
  private static Decorator.Method at(Map<LayerId, Heatmap> maps) {
    return (question, progress) -> maps.get(question.layer());
  }

  private static Decorator.Question about(LayerId... layers) {
    Decorator.Question one = Methods.question();
    return new Decorator.Question(one.probe(), 0, one.target(), List.of(layers), 1);
  }

  @ParameterizedTest
  @EnumSource(FusionRule.class)
  void fusingOneLayerNormalisesItsMap(FusionRule rule) {
    Tensor plain = Methods.plain(Methods.GRAD_CAM, Methods.question()).values().relu();
    Heatmap map = fused(Methods.GRAD_CAM, Methods.question(), rule);
    assertArrayEquals(plain.times(1 / plain.max()).toArray(), map.values().toArray(), 1e-6f);
    assertEquals("maps", map.facts().get("layers"));
  }

  @ParameterizedTest
  @CsvSource({"MEAN, 0.25, 0.5, 0.625, 1", "MAX, 0.5, 0.5, 1, 1", "PRODUCT, 0, 0.25, 0.25, 1"})
  void mapsOfTwoLayersAreJoinedCellByCell(FusionRule rule, float a, float b, float c, float d) {
    Decorator.Method method =
        at(
            Map.of(
                PooledProbe.MAPS,
                Heatmap.positive(Tensor.of(new float[] {0, 2, 1, 4}, 2, 2)),
                POOL,
                Heatmap.positive(Tensor.of(new float[] {4, 4, 8, 8}, 2, 2))));
    Heatmap map = fused(method, about(POOL, PooledProbe.MAPS), rule);
    assertArrayEquals(new float[] {a, b, c, d}, map.values().toArray(), 1e-6f);
    assertEquals("maps, pool", map.facts().get("layers"));
  }

  @Test
  void shallowMapsAreRaisedByTheirHyperbolicTangent() {
    Heatmap low = Heatmap.positive(Tensor.of(new float[] {0, 1, 2, 4}, 2, 2));
    Heatmap nothing = Heatmap.positive(Tensor.of(new float[] {0, 0, 0, 0.5f}, 2, 2));
    LayerId flat = PooledProbe.FLAT;
    Heatmap map =
        fused(
            at(Map.of(PooledProbe.MAPS, low, POOL, nothing, flat, nothing)),
            about(flat, PooledProbe.MAPS, POOL),
            FusionRule.SCALED_MAX);
    assertArrayEquals(
        new float[] {0, (float) Math.tanh(0.5), (float) Math.tanh(1), 1},
        map.values().toArray(),
        1e-6f);
  }

  @Test
  void coarseMapsAreStretchedToTheFinest() {
    Heatmap fine = Heatmap.positive(Methods.noise(4, 1).slice(0));
    Heatmap coarse = Heatmap.positive(Tensor.of(new float[] {1, 1, 1, 1}, 2, 2));
    Heatmap map =
        fused(
            at(Map.of(PooledProbe.MAPS, fine, POOL, coarse)),
            about(PooledProbe.MAPS, POOL),
            FusionRule.PRODUCT);
    assertArrayEquals(Maps.normalised(fine.values().relu()).toArray(), map.values().toArray());
  }

  @Test
  void aLayerWithoutEvidenceIsNamed() {
    Heatmap some = Heatmap.positive(Tensor.of(new float[] {0, 1, 2, 4}, 2, 2));
    Heatmap none = Heatmap.positive(Tensor.of(new float[] {0, -1, 0, 0}, 2, 2));
    Heatmap map =
        fused(
            at(Map.of(PooledProbe.MAPS, some, POOL, none)),
            about(PooledProbe.MAPS, POOL),
            FusionRule.MEAN);
    assertEquals("no positive evidence at pool", map.facts().get("warning"));
  }

  @Test
  void whatCannotBeFusedIsRefusedInWords() {
    Heatmap colors = Heatmap.signed(Methods.noise(4, 1));
    Heatmap signed = Heatmap.signed(Methods.noise(4, 1).slice(0));
    Heatmap other = Heatmap.signed(Methods.noise(4, 2).slice(0));
    assertTrue(
        refusal(Methods.constant(colors), about(PooledProbe.MAPS), FusionRule.MEAN)
            .contains("each colour"));
    assertTrue(
        refusal(Methods.constant(signed), about(PooledProbe.MAPS, POOL), FusionRule.MEAN)
            .contains("the same map at maps and pool"));
    assertTrue(
        refusal(
                at(Map.of(PooledProbe.MAPS, signed, POOL, other)),
                about(PooledProbe.MAPS, POOL),
                FusionRule.MAX)
            .contains("rule mean"));
    assertTrue(
        refusal(Methods.SALIENCY, about(Network.INPUT), FusionRule.MEAN)
            .contains("the picture itself"));
  }

  private static String refusal(
      Decorator.Method method, Decorator.Question question, FusionRule rule) {
    return assertThrows(LucernaException.class, () -> fused(method, question, rule)).getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resnet18 | relu layer1 layer2 layer3 layer4",
        "vgg16 | features.3 features.8 features.15 features.22 features.29",
        "squeezenet1_0 | features.1 features.5 features.10 features.12",
        "googlenet | conv1 conv3 inception3b inception4e inception5b",
        "densenet121 | features.relu0 features.transition1.conv features.transition2.conv"
            + " features.transition3.conv relu"
      })
  void theStagesOfANetworkAreFoundInItsGraph(String id, String names) {
    List<BackboneFamily> families =
        List.of(new ResNet(), new Vgg(), new SqueezeNet(), new GoogLeNet(), new DenseNet());
    Network network =
        families.stream()
            .filter(f -> f.variants().stream().anyMatch(v -> v.id().equals(id)))
            .findFirst()
            .orElseThrow()
            .network(id);
    List<LayerId> expected =
        List.of(names.split(" ")).stream().map(n -> network.resolve(n).orElseThrow()).toList();
    assertEquals(expected, Stages.upTo(network, network.features()));
  }

  @Test
  void guidedGradCamIsGuidedBackpropagationTimesGradCam() {
    Decorator.Question question = Methods.question();
    Heatmap expected = Methods.plain(Methods.method(new GuidedGradCam()), question);
    Heatmap map =
        new GuidedProduct().explain(Methods.GRAD_CAM, question, new NoParams(), Progress.none());
    // The two sum channels in different orders.
    float scale = Math.max(expected.values().max(), -expected.values().min());
    assertArrayEquals(expected.values().toArray(), map.values().toArray(), 1e-6f * scale);
    assertEquals(Heatmap.Sign.SIGNED, map.sign());
    assertTrue(map.values().max() > 0);
  }

  @Test
  void aMapOfColoursIsNotMultipliedWithAnother() {
    LucernaException refusal =
        assertThrows(
            LucernaException.class,
            () ->
                new GuidedProduct()
                    .explain(
                        Methods.method(new GuidedBackprop()),
                        Methods.question(),
                        new NoParams(),
                        Progress.none()));
    assertTrue(refusal.getMessage().contains("[3, 6, 6]"), refusal.getMessage());
  }

  @Test
  void theDifferenceOfTwoTargetsIsTheOthersWithItsSignChanged() {
    Target a = Target.ofClass(0);
    Target b = Target.ofClass(1);
    Tensor there = difference(Methods.SALIENCY, Target.difference(a, b)).values();
    Tensor back = difference(Methods.SALIENCY, Target.difference(b, a)).values();
    assertArrayEquals(there.toArray(), back.times(-1).toArray(), 0);
    Tensor of = Methods.plain(Methods.SALIENCY, Methods.question().about(a)).values();
    Tensor without = Methods.plain(Methods.SALIENCY, Methods.question().about(b)).values();
    IntStream.range(0, of.length())
        .forEach(i -> assertEquals(of.at(i) - without.at(i), there.at(i), 1e-7));
  }

  @Test
  void whereAMethodIsLinearInItsTargetTheDifferenceIsThatOfTheTarget() {
    Target both = Target.difference(Target.ofClass(0), Target.ofClass(1));
    assertArrayEquals(
        Methods.plain(Methods.GRAD_CAM, Methods.question().about(both)).values().toArray(),
        difference(Methods.GRAD_CAM, both).values().toArray(),
        1e-6f);
  }

  @Test
  void oneTargetHasNoDifference() {
    assertTrue(
        assertThrows(LucernaException.class, () -> difference(Methods.GRAD_CAM, Target.ofClass(1)))
            .getMessage()
            .contains("a - b"));
  }

  private static Heatmap difference(Decorator.Method method, Target target) {
    return new TargetDifference()
        .explain(method, Methods.question().about(target), new NoParams(), Progress.none());
  }
}
