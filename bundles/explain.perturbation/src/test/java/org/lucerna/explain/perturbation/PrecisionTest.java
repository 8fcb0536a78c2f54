/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.PerturbedPass;
import org.lucerna.vision.api.compute.Precision;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.ProceduralWeights;

/** bfloat16, which processors without it compute all the same, only slowly. */
class PrecisionTest {

  private static final Network NETWORK = new SqueezeNet().network("squeezenet1_1");
  private static final LayerId EARLY = new LayerId("features.2");

  private static final PytorchBackend ANY =
      PytorchBackend.inAnyPrecision(new FileStorage(Path.of(System.getenv("LUCERNA_HOME"))));

  @Test
  void roundedMapsRankAlikeAndSayHowFarTheirScoresAreOff() throws IOException {
    try (Model model = ANY.load(NETWORK, ProceduralWeights.of(NETWORK), ANY.devices().get(0));
        Probe probe = model.probe(new ProbePlan(picture(), Set.of(EARLY), List.of(List.of())))) {
      // Of a probability the relative error is the logit's absolute one.
      Heatmap scores =
          alike(probe, new ScoreCam(), scoreCam(Precision.FLOAT32), scoreCam(Precision.BFLOAT16));
      assertTrue(difference(scores) < 5e-2, scores.facts().get("precision"));
      Heatmap drops =
          alike(
              probe, new Occlusion(), occlusion(Precision.FLOAT32), occlusion(Precision.BFLOAT16));
      assertTrue(difference(drops) < 2e-2, drops.facts().get("precision"));
    }
  }

  private static <P extends Record> Heatmap alike(
      Probe probe, Explainer<P> method, P whole, P half) {
    Heatmap exact = explain(probe, method, whole);
    Heatmap rounded = explain(probe, method, half);
    assertFalse(exact.facts().containsKey("precision"));
    String said = rounded.facts().get("precision");
    assertTrue(said.startsWith("bfloat16: scores of the first 4 rows differ"), said);
    assertTrue(difference(rounded) > 0, said);
    double correlation = RankCorrelation.of(exact.values(), rounded.values());
    assertTrue(correlation > 0.99, "rank correlation " + correlation);
    return rounded;
  }

  private static double difference(Heatmap map) {
    return Double.parseDouble(map.facts().get("precision").replaceAll(".* by (\\S+) of.*", "$1"));
  }

  @Test
  void answersDifferByRoundingAlone() throws IOException {
    try (Model model = ANY.load(NETWORK, ProceduralWeights.of(NETWORK), ANY.devices().get(0));
        Probe probe = model.probe(new ProbePlan(picture(), Set.of(), List.of(List.of())))) {
      Perturbation masks =
          new Perturbation.Masks(Tensor.wrap(new float[] {1, 0, 0, 1, 1, 1, 0, 0}, 2, 2, 2));
      float[] exact = answers(probe, masks, Precision.FLOAT32);
      float[] rounded = answers(probe, masks, Precision.BFLOAT16);
      double size = 0;
      double difference = 0;
      for (int i = 0; i < exact.length; i++) {
        size = Math.max(size, Math.abs(exact[i]));
        difference = Math.max(difference, Math.abs(exact[i] - rounded[i]));
      }
      assertTrue(difference / size > 1e-6 && difference / size < 2e-2, "" + difference / size);
      float[] asEver =
          probe.perturbed(0, Network.INPUT, masks, NETWORK.output()).values().toArray();
      assertArrayEquals(asEver, exact);
    }
  }

  @Test
  void aProcessorWithoutItRunsFloat32AndSaysSo() {
    Probe probe = Small.probe(4);
    PerturbedPass pass =
        new PerturbedPass(
            Network.INPUT,
            new Perturbation.Masks(Tensor.wrap(new float[4], 1, 2, 2)),
            probe.network().output(),
            Precision.BFLOAT16);
    assertThrows(UnsupportedOperationException.class, () -> probe.perturbed(0, pass));
    RiseParams whole = new RiseParams(40, 2, 0.5, Score.TARGET, 0, 8);
    RiseParams half = new RiseParams(40, 2, 0.5, Score.TARGET, 0, 8, Precision.BFLOAT16);
    Heatmap map = explain(probe, new Rise(), half);
    assertEquals(
        "float32: bfloat16 was asked for, which this processor does not have",
        map.facts().get("precision"));
    assertArrayEquals(explain(probe, new Rise(), whole).values().toArray(), map.values().toArray());
  }

  private static float[] answers(Probe probe, Perturbation change, Precision precision) {
    return probe
        .perturbed(0, new PerturbedPass(Network.INPUT, change, NETWORK.output(), precision))
        .values()
        .toArray();
  }

  private static ScoreCamParams scoreCam(Precision precision) {
    return new ScoreCamParams(
        ScoreCamParams.Weights.PROBABILITY,
        ScoreCamParams.MaskRange.AFTER_STRETCHING,
        16,
        precision);
  }

  private static OcclusionParams occlusion(Precision precision) {
    return new OcclusionParams(
        Optional.of(16), Optional.of(8), Baseline.ZERO, Score.TARGET, 0, 16, precision);
  }

  private static <P extends Record> Heatmap explain(Probe probe, Explainer<P> method, P params) {
    return method.explain(
        new ExplainRequest<>(probe, 0, Target.predicted(), EARLY, 7, params), Progress.none());
  }

  private static Tensor picture() {
    Random random = new Random(21);
    float[] values = new float[3 * 48 * 48];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() + 2 * Math.sin(i / 300.0));
    }
    return Tensor.wrap(values, 1, 3, 48, 48);
  }
}
