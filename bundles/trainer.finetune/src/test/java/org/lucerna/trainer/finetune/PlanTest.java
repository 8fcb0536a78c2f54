/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.backbone.small.SmallGap;
import org.lucerna.backbone.torchvision.EfficientNet;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backbone.torchvision.Vgg;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.head.classifier.ClassifierHead;
import org.lucerna.head.pooling.GapHead;
import org.lucerna.head.pooling.PoolingParams;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;

class PlanTest {

  @TempDir Path root;
  private TestJob job;

  @BeforeEach
  void prepare() {
    job = new TestJob(root);
  }

  private Plan plan(Network backbone, Network network, Object... params) {
    job.network = network;
    job.head = Heads.freshLayers(backbone, network);
    return Plan.of(job.with(params), new RecordParamBinder());
  }

  private Plan squeezeNetWithPooling(Object... params) {
    Network backbone = new SqueezeNet().network("squeezenet1_0");
    PoolingParams plain = new PoolingParams(Optional.empty(), 0);
    return plan(backbone, new GapHead().attach(backbone, 3, plain), params);
  }

  private Plan vggWithItsOwnClassifier(Object... params) {
    Network backbone = new Vgg().network("vgg16");
    return plan(backbone, new ClassifierHead().attach(backbone, 3, new NoParams()), params);
  }

  @Test
  void behindAFrozenBackboneThePooledVectorIsCached() {
    Plan plan = squeezeNetWithPooling();
    assertEquals("head.flatten", plan.from().path());
    assertEquals(Set.of("head.linear.weight", "head.linear.bias"), plan.trained());
    assertEquals(plan.trained(), plan.changing());
  }

  @Test
  void dropoutInsideAFrozenClassifierEndsTheCache() {
    Plan plan = vggWithItsOwnClassifier();
    assertEquals("classifier.1", plan.from().path(), "the ReLU before the first dropout");
    assertEquals(Set.of("classifier.6.weight", "classifier.6.bias"), plan.trained());
  }

  /** In EfficientNet-B0 the first block with a shortcut is features.2.1, its rate 0.2 * 2 / 16. */
  @Test
  void stochasticDepthInsideAFrozenBackboneEndsTheCache() {
    Network backbone = new EfficientNet().network("efficientnet_b0");
    Network network = new ClassifierHead().attach(backbone, 3, new NoParams());
    assertEquals("features.2.0.block.3.1", plan(backbone, network).from().path());
    Plan off = plan(backbone, network, "frozen-dropout", "off");
    assertEquals("classifier.0", off.from().path());
    LayerId depth = new LayerId("features.2.1.stochastic_depth");
    assertEquals(new Op.StochasticDepth(0), off.network().node(depth).op());
  }

  @Test
  void withFrozenDropoutOffTheCacheReachesTheHead() {
    Plan plan = vggWithItsOwnClassifier("frozen-dropout", "off");
    assertEquals("classifier.5", plan.from().path());
  }

  @Test
  void dropoutBehindSomethingThatLearnsStaysActive() {
    Plan plan = vggWithItsOwnClassifier("frozen-dropout", "off", "freeze", "features");
    assertEquals("flatten", plan.from().path());
    assertEquals(new Op.Dropout(0.5), plan.network().node(new LayerId("classifier.2")).op());
  }

  @Test
  void aNamedLayerAndAllBelowItAreFrozen() {
    Plan plan = squeezeNetWithPooling("freeze", "features.9");
    assertEquals("features.9.cat", plan.from().path());
    assertTrue(plan.trained().contains("features.10.squeeze.weight"));
    assertFalse(plan.trained().contains("features.9.squeeze.weight"));
  }

  @Test
  void whereTheCutWouldPartAFireModuleItLiesBeforeIt() {
    Plan plan = squeezeNetWithPooling("freeze", "features.12.expand1x1");
    assertEquals(
        "features.12.squeeze_activation",
        plan.from().path(),
        "expand3x3 learns, and both read the squeezed maps");
  }

  @Test
  void withNothingFrozenLearningBeginsAtThePicture() {
    Plan plan = squeezeNetWithPooling("freeze", "none");
    assertEquals(Network.INPUT, plan.from());
    assertTrue(plan.trained().contains("features.0.weight"));
  }

  @Test
  void mirroringPreventsTheCache() {
    assertEquals(Network.INPUT, squeezeNetWithPooling("augment", "flip").from());
    assertEquals(Network.INPUT, squeezeNetWithPooling("cache", "off").from());
  }

  @Test
  void runningStatisticsChangeOnlyWhereTheirNormLearns() {
    Network small = new SmallGap().network("small-gap");
    Network network = new ClassifierHead().attach(small, 3, new NoParams());
    assertFalse(plan(small, network).needsPairs());
    Plan all = plan(small, network, "freeze", "features.7");
    assertTrue(all.needsPairs());
    assertTrue(all.changing().contains("features.9.running_mean"));
    assertFalse(all.changing().contains("features.6.running_mean"));
  }

  @Test
  void aHeadWithTheWrongNumberOfClassesIsRefused() {
    Network backbone = new SqueezeNet().network("squeezenet1_0");
    LucernaException refusal =
        assertThrows(LucernaException.class, () -> plan(backbone, backbone, "freeze", "none"));
    assertEquals(ExitStatus.JOB_INVALID, refusal.status());
    assertTrue(refusal.getMessage().contains("1000 outputs"), refusal.getMessage());
  }

  @Test
  void freezingEverythingOrSomethingUnknownIsRefused() {
    for (String freeze : new String[] {"head.linear", "features.99"}) {
      LucernaException refusal =
          assertThrows(LucernaException.class, () -> squeezeNetWithPooling("freeze", freeze));
      assertEquals(ExitStatus.JOB_INVALID, refusal.status());
      assertTrue(refusal.getMessage().contains(freeze), refusal.getMessage());
    }
  }
}
