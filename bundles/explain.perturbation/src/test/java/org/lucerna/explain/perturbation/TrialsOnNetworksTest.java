/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.ProceduralWeights;

/** On a small network with convolutions in front and behind, by the real backend. */
class TrialsOnNetworksTest {

  private static final int SIDE = 32;
  private static final LayerId EARLY = new LayerId("early");
  private static final LayerId LATE = new LayerId("late");
  private static final Target THIRD = Target.ofClass(2);

  private Model model;
  private Probe probe;

  /** Conv, ReLU (early), pooling, conv, ReLU (late), pooling to means, linear with bias. */
  private static Network network() {
    Window same = Window.square(3, 1, 1);
    return new NetworkBuilder()
        .input(Preprocessing.IMAGENET.sized(0, SIDE))
        .add("conv1", new Op.Conv(24, same, 1, true))
        .add(EARLY.path(), new Op.Relu())
        .add("pool", new Op.MaxPool(Window.square(2, 2, 0), false))
        .add("conv2", new Op.Conv(12, same, 1, true))
        .add(LATE.path(), new Op.Relu())
        .features()
        .extractor()
        .add("means", new Op.AdaptiveAvgPool(1, 1))
        .add("flat", new Op.Flatten())
        .add("fc", new Op.Linear(5, true))
        .build("small");
  }

  @BeforeEach
  void open() throws IOException {
    Network network = network();
    model = Golden.model(network, ProceduralWeights.of(network));
    probe =
        model.probe(
            new ProbePlan(
                Tensor.stack(List.of(picture())), Set.of(EARLY, LATE), List.of(List.of(THIRD))));
  }

  @AfterEach
  void close() {
    probe.close();
    model.close();
  }

  private static Tensor picture() {
    Random random = new Random(11);
    float[] values = new float[3 * SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() + Math.sin(i / 40.0));
    }
    return Tensor.wrap(values, 3, SIDE, SIDE);
  }

  private <P extends Record> Heatmap explain(Explainer<P> method, LayerId layer, P params) {
    return method.explain(
        new ExplainRequest<>(probe, 0, THIRD, layer, 42, params), Progress.none());
  }

  private float weight(int channel) {
    return probe.parameter("fc.weight").at(2 * 12 + channel);
  }

  private static void assertNear(float[] expected, Tensor actual) {
    double range = actual.max() - actual.min();
    assertArrayEquals(expected, actual.toArray(), (float) (1e-5 * range));
  }

  @Test
  void singleCellsWithoutTheBiasMakeReciproCamTheClassActivationMap() {
    Tensor maps = probe.activation(0, LATE);
    float[] weights = new float[12];
    for (int k = 0; k < 12; k++) {
      weights[k] = weight(k) / 256;
    }
    Heatmap map =
        explain(
            new ReciproCam(),
            LATE,
            new ReciproCamParams(ReciproCamParams.Mask.DELTA, Score.TARGET, 7));
    assertNear(maps.weightedChannelSum(weights).toArray(), map.values());
    assertTrue(map.facts().containsKey("shortcut"), map.facts().toString());
  }

  @Test
  void ablationCamWeighsAChannelByItsMeanTimesItsClassWeight() {
    Tensor maps = probe.activation(0, LATE);
    float[] weights = maps.channelMeans();
    for (int k = 0; k < 12; k++) {
      weights[k] *= weight(k);
    }
    Heatmap map = explain(new AblationCam(), LATE, new BatchParams(5));
    assertNear(maps.weightedChannelSum(weights).toArray(), map.values());
    assertTrue(map.facts().containsKey("shortcut"), map.facts().toString());
  }

  @Test
  void ablationOfAnEarlyLayerIsWhatRunningTheTailGives() {
    Tensor maps = probe.activation(0, EARLY);
    float[] weights = new float[24];
    int plane = SIDE * SIDE;
    for (int k = 0; k < 24; k++) {
      float[] changed = maps.toArray();
      Arrays.fill(changed, k * plane, (k + 1) * plane, 0);
      Tensor row = Tensor.wrap(changed, 1, 24, SIDE, SIDE);
      weights[k] = probe.logits(0)[2] - probe.scores(EARLY, row).at(2);
    }
    float[] expected = maps.weightedChannelSum(weights).toArray();
    assertNear(expected, explain(new AblationCam(), EARLY, new BatchParams(5)).values());
  }

  @Test
  void reciproCamAtAnEarlyLayerIsWhatRunningTheTailGives() {
    Heatmap map =
        explain(
            new ReciproCam(),
            EARLY,
            new ReciproCamParams(ReciproCamParams.Mask.DELTA, Score.TARGET, 100));
    int cell = 7 * SIDE + 9;
    float[] alone = new float[24 * SIDE * SIDE];
    Tensor maps = probe.activation(0, EARLY);
    for (int k = 0; k < 24; k++) {
      alone[k * SIDE * SIDE + cell] = maps.at(k * SIDE * SIDE + cell);
    }
    Tensor rows =
        Tensor.stack(
            List.of(
                Tensor.wrap(alone, 24, SIDE, SIDE),
                Tensor.wrap(new float[alone.length], 24, SIDE, SIDE)));
    Tensor scores = probe.scores(EARLY, rows);
    double expected = scores.at(2) - scores.at(5 + 2);
    assertEquals(expected, map.values().at(cell), 1e-5 * Math.max(1, map.values().max()));
  }

  /** Stretched, brought to 0 to 1 and multiplied here, pixel by pixel, as the paper's order is. */
  @Test
  void scoreCamIsWhatWholePicturesBehindStretchedMapsGive() {
    Tensor maps = probe.activation(0, LATE);
    Bilinear size = new Bilinear(16, 16, SIDE, SIDE);
    float[] weights = new float[12];
    for (int k = 0; k < 12; k++) {
      float[] mask = size.stretched(maps.toArray(), k * 256);
      float min = Float.POSITIVE_INFINITY;
      float max = Float.NEGATIVE_INFINITY;
      for (float v : mask) {
        min = Math.min(min, v);
        max = Math.max(max, v);
      }
      float[] masked = picture().toArray();
      for (int i = 0; i < masked.length; i++) {
        masked[i] *= max > min ? (mask[i % mask.length] - min) / (max - min) : 0;
      }
      Tensor logits = probe.scores(Network.INPUT, Tensor.wrap(masked, 1, 3, SIDE, SIDE));
      ProbabilityTarget probability =
          new ProbabilityTarget(THIRD, ProbabilityTarget.Scale.PROBABILITY);
      weights[k] = max > min ? (float) probability.score(logits.toArray()) : 0;
    }
    ScoreCamParams params =
        new ScoreCamParams(
            ScoreCamParams.Weights.PROBABILITY, ScoreCamParams.MaskRange.AFTER_STRETCHING, 5);
    assertNear(
        maps.weightedChannelSum(weights).toArray(), explain(new ScoreCam(), LATE, params).values());
  }

  @Test
  void theBatchChangesNoResultBeyondRounding() {
    ScoreCam scoreCam = new ScoreCam();
    for (int batch : new int[] {1, 12}) {
      ScoreCamParams params =
          new ScoreCamParams(
              ScoreCamParams.Weights.PROBABILITY, ScoreCamParams.MaskRange.AFTER_STRETCHING, batch);
      ScoreCamParams other =
          new ScoreCamParams(
              ScoreCamParams.Weights.PROBABILITY, ScoreCamParams.MaskRange.AFTER_STRETCHING, 5);
      assertNear(
          explain(scoreCam, LATE, params).values().toArray(),
          explain(scoreCam, LATE, other).values());
    }
    RiseParams few = new RiseParams(64, 5, 0.5, Score.PROBABILITY, 0, 3);
    RiseParams many = new RiseParams(64, 5, 0.5, Score.PROBABILITY, 0, 64);
    assertNear(
        explain(new Rise(), LATE, few).values().toArray(),
        explain(new Rise(), LATE, many).values());
  }

  @Test
  void groupCamsBackgroundIsTheBlurredPicture() {
    GroupCamParams params = new GroupCamParams(1, 1, 8);
    Heatmap map = explain(new GroupCam(), LATE, params);
    Tensor blurred = GaussianBlur.GROUP_CAM.of(picture());
    Tensor logits = probe.scores(Network.INPUT, Tensor.stack(List.of(blurred)));
    double background =
        new ProbabilityTarget(THIRD, ProbabilityTarget.Scale.PROBABILITY).score(logits.toArray());
    float[] weights = new float[12];
    for (int k = 0; k < 12; k++) {
      weights[k] = weight(k) / 256;
    }
    float[] grad = probe.activation(0, LATE).weightedChannelSum(weights).relu().toArray();
    Bilinear.Range range = new Bilinear(16, 16, SIDE, SIDE).range(grad, 0);
    float[] mask = new Bilinear(16, 16, SIDE, SIDE).stretched(grad, 0);
    float[] mixed = picture().toArray();
    for (int i = 0; i < mixed.length; i++) {
      float m = (mask[i % mask.length] - range.min()) / (range.max() - range.min());
      mixed[i] = mixed[i] * m + blurred.at(i) * (1 - m);
    }
    Tensor seen = probe.scores(Network.INPUT, Tensor.wrap(mixed, 1, 3, SIDE, SIDE));
    double gain =
        new ProbabilityTarget(THIRD, ProbabilityTarget.Scale.PROBABILITY).score(seen.toArray())
            - background;
    for (int i = 0; i < 256; i++) {
      double expected = gain * (grad[i] - range.min()) / (range.max() - range.min());
      assertEquals(expected, map.values().at(i), 1e-5, "cell " + i);
    }
  }
}
