/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.head.classifier.ClassifierHead;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Objective;
import org.lucerna.vision.api.compute.Optimizer;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.train.TrainJob;

class SetupsTest {

  @TempDir Path root;
  private TestJob job;

  @BeforeEach
  void prepare() {
    job = new TestJob(root);
  }

  private Learner.Setup setup(Object... params) {
    RecordParamBinder words = new RecordParamBinder();
    TrainJob<FineTuneParams> whole = job.with(params);
    return Setups.of(whole, Plan.of(whole, words), Partition.of(whole), words);
  }

  private String refusal(Object... params) {
    LucernaException refusal = assertThrows(LucernaException.class, () -> setup(params));
    assertEquals(ExitStatus.JOB_INVALID, refusal.status());
    return refusal.getMessage();
  }

  @Test
  void withoutParametersTheDefaultsOfTorchHoldButForMomentum() {
    Learner.Setup setup = setup();
    assertEquals(new Optimizer.Sgd(0.9, 0, false), setup.optimizer());
    assertEquals(Objective.PLAIN, setup.objective());
    assertEquals(Double.POSITIVE_INFINITY, setup.largestNorm());
    assertEquals(Map.of(), setup.rateFactors());
    assertEquals(0.001, TestJob.params().rule().learningRate());
    assertEquals(new Optimizer.Adam(0.9, 0.999, 1e-8, 0), setup("optimizer", "adam").optimizer());
    assertEquals(
        new Optimizer.AdamW(0.9, 0.999, 1e-8, 0.01), setup("optimizer", "adamw").optimizer());
  }

  @Test
  void everyParameterOfAnOptimizerReachesIt() {
    assertEquals(
        new Optimizer.Sgd(0.8, 0.1, true),
        setup("momentum", 0.8, "weight-decay", 0.1, "nesterov", true).optimizer());
    assertEquals(
        new Optimizer.AdamW(0.5, 0.6, 1e-3, 0),
        setup("optimizer", "adamw", "beta1", 0.5, "beta2", 0.6, "epsilon", 1e-3, "weight-decay", 0)
            .optimizer());
    assertEquals(2.5, setup("clip", 2.5).largestNorm());
    assertEquals(0.1, setup("label-smoothing", 0.1).objective().labelSmoothing());
  }

  @Test
  void nesterovsFormWithoutMomentumIsRefusedAsInTorch() {
    ParamException refusal =
        assertThrows(ParamException.class, () -> TestJob.params("nesterov", true, "momentum", 0));
    assertEquals("'nesterov' needs a 'momentum' above 0", refusal.getMessage());
  }

  @Test
  void balancedWeightsAreByTheTrainingPicturesAlone() {
    MemoryData data = new MemoryData(TestJob.SIZE);
    int[] counts = {1, 2, 5};
    for (int label = 0; label < 3; label++) {
      for (int i = 0; i < counts[label]; i++) {
        data.add(new Sample("train/" + label + "/" + i, label, Split.TRAIN, Optional.empty()));
      }
      data.add(new Sample("val/" + label, label, Split.VALIDATION, Optional.empty()));
    }
    job.data = data;
    // n / (k n_c) with n = 8, k = 3
    assertEquals(
        List.of(8.0 / 3, 8.0 / 6, 8.0 / 15),
        setup("class-weights", "balanced").objective().classWeights());
  }

  @Test
  void weightsAreListedInOrderOrNamed() {
    List<Double> expected = List.of(0.5, 1.0, 2.0);
    assertEquals(expected, setup("class-weights", "0.5,1,2").objective().classWeights());
    assertEquals(
        expected, setup("class-weights", Map.of("red", 0.5, "blue", 2)).objective().classWeights());
  }

  @Test
  void wrongClassWeightsAreRefused() {
    assertTrue(refusal("class-weights", "1,2").contains("2 numbers for the 3 classes"));
    assertTrue(refusal("class-weights", "1,2,none").contains("'none'"));
    assertTrue(refusal("class-weights", "1,2,-3").contains("above 0"));
    assertTrue(refusal("class-weights", "gren=2").contains("did you mean 'green'"));
    job.data = new MemoryData(TestJob.SIZE).add(new Sample("a", 0, Split.TRAIN, Optional.empty()));
    assertTrue(refusal("class-weights", "balanced", "select", "last").contains("none of green"));
  }

  private void useSqueezeNet() {
    Network backbone = new SqueezeNet().network("squeezenet1_0");
    job.network = new ClassifierHead().attach(backbone, 3, new NoParams());
    job.head = Heads.freshLayers(backbone, job.network);
  }

  @Test
  void layersLearnAtTheFactorOfTheLongestNameThatFits() {
    useSqueezeNet();
    Map<String, Double> factors =
        setup("freeze", "none", "rates", "features=0.1,features.1=0.5,features.12.squeeze=0")
            .rateFactors();
    assertEquals(0.1, factors.get("features.0.weight"));
    assertEquals(0.1, factors.get("features.10.squeeze.weight"), "not features.1 and a digit");
    assertEquals(0.0, factors.get("features.12.squeeze.bias"));
    assertEquals(0.1, factors.get("features.12.expand1x1.bias"));
    Set<String> rest = Set.of("classifier.1.weight", "classifier.1.bias");
    assertTrue(factors.keySet().stream().noneMatch(rest::contains), "others keep the whole rate");
  }

  @Test
  void onlyWhatLearnsGetsAFactor() {
    useSqueezeNet();
    assertEquals(Map.of(), setup("rates", Map.of("features", 0.1)).rateFactors());
  }

  @Test
  void wrongLayerRatesAreRefused() {
    useSqueezeNet();
    assertTrue(refusal("rates", "featurs=0.1").contains("did you mean 'features'"));
    assertTrue(refusal("rates", "features").contains("a layer and a factor"));
    assertTrue(refusal("rates", "features=-1").contains("a layer and a factor"));
    assertTrue(refusal("freeze", "feature.3").contains("did you mean 'features.3'"));
  }
}
