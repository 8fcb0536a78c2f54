/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/**
 * Activations, normalisations and what moves channels: values from their formulas or worked out by
 * hand, and for every operation of the closed set the gradient against finite differences.
 */
public abstract class OperationContract extends ComputeFixture {

  private static final Window POINT = Window.square(1, 1, 0);

  /** On both sides of every kink, and far out. */
  private static final float[] POINTS = {
    -7, -3.5f, -2, -1, -0.25f, 0, 0.5f, 1, 2.5f, 3.5f, 6.5f, 9
  };

  // Values

  @Test
  public void smoothActivationsFollowTheirFormulas() throws IOException {
    assertPoints(new Op.Sigmoid(), x -> 1 / (1 + Math.exp(-x)));
    assertPoints(new Op.Tanh(), Math::tanh);
    assertPoints(new Op.Silu(), x -> x / (1 + Math.exp(-x)));
  }

  @Test
  public void piecewiseActivationsFollowTheirFormulas() throws IOException {
    assertPoints(new Op.HardSigmoid(), x -> Math.min(Math.max(x + 3, 0), 6) / 6);
    assertPoints(new Op.HardSwish(), x -> x * Math.min(Math.max(x + 3, 0), 6) / 6);
    assertPoints(new Op.LeakyRelu(0.125), x -> x < 0 ? 0.125 * x : x);
    assertPoints(new Op.Clamp(0, 6), x -> Math.min(Math.max(x, 0), 6));
    assertPoints(new Op.Clamp(-1.5, 2), x -> Math.min(Math.max(x, -1.5), 2));
  }

  /** x times the normal distribution function, from its published table. */
  @Test
  public void geluUsesTheExactDistributionFunction() throws IOException {
    float[] x = {-2, -1, -0.5f, 0, 0.5f, 1, 1.5f, 2, 3, 10, -10, 0.25f};
    double[] phi = {
      .0227501319,
      .1586552539,
      .3085375387,
      .5,
      .6914624613,
      .8413447461,
      .9331927987,
      .9772498681,
      .9986501020,
      1,
      0,
      .5987063257
    };
    Tensor out = run(new Op.Gelu(), Tensor.wrap(x, 1, 3, 2, 2), weights());
    for (int i = 0; i < x.length; i++) {
      assertEquals(x[i] * phi[i], out.at(i), 1e-6, "at " + x[i]);
    }
  }

  @Test
  public void aGateOfOneValueAChannelScalesItsPlane() throws IOException {
    Network net =
        graph(2)
            .add("gate", new Op.GlobalMaxPool())
            .add("mul", new Op.Multiply(), "input", "gate")
            .features()
            .extractor()
            .add("square", new Op.Multiply(), "mul", "mul")
            .build("gated");
    Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 0, -1, -2, -3, 5, 0, 0, -5}, 1, 3, 2, 2);
    try (Model model = load(net, weights())) {
      double[] expected = {16, 64, 144, 256, 0, 0, 0, 0, 625, 0, 0, 625};
      assertTensor(model.logits(x), new int[] {1, 3, 2, 2}, expected);
    }
  }

  @Test
  public void factorsAndSummandsAreOneAChannel() throws IOException {
    Weights scale = weights("layer_scale", Tensor.of(new float[] {2, -1, 0.5f}, 3, 1, 1));
    Tensor x = counting(1, 3, 1, 2);
    double[] scaled = {2, 4, -3, -4, 2.5, 3};
    assertTensor(run(new Op.LayerScale(), x, scale), new int[] {1, 3, 1, 2}, scaled);
    Weights affine = factors(new float[] {2, -1, 0.5f}, new float[] {10, 20, 30});
    double[] shifted = {12, 14, 17, 16, 32.5, 33};
    assertTensor(run(new Op.Affine(), x, affine), new int[] {1, 3, 1, 2}, shifted);
    try (Model model = load(vector(new Op.Affine()), affine)) {
      assertTensor(model.logits(counting(1, 3, 1, 1)), new int[] {1, 3}, 12, 18, 31.5);
    }
  }

  /** Values 1, 3, 8 have mean 4 and variance 26/3; epsilon 1/3 makes the divisor 3. */
  @Test
  public void layerNormUsesTheChannelsOfOneCell() throws IOException {
    Weights weights = factors(new float[] {3, 6, 9}, new float[] {0.5f, 0, -1});
    Tensor x = Tensor.of(new float[] {1, 0, 3, 0, 8, 0}, 1, 3, 1, 2);
    Op.LayerNorm planes = new Op.LayerNorm(0, 1 / 3.0);
    double[] expected = {-2.5, 0.5, -2, 0, 11, -1};
    assertTensor(run(planes, x, weights), new int[] {1, 3, 1, 2}, expected);
    Network turned =
        graph(1)
            .add("turn", new Op.Permute(List.of(1, 2, 0)))
            .add("only", new Op.LayerNorm(2, 1 / 3.0))
            .add("back", new Op.Permute(List.of(2, 0, 1)))
            .features()
            .extractor()
            .build("turned");
    try (Model model = load(turned, weights)) {
      assertTensor(model.logits(x), new int[] {1, 3, 1, 2}, expected);
    }
    try (Model model = load(vector(planes), weights)) {
      Tensor cell = Tensor.of(new float[] {1, 3, 8}, 1, 3, 1, 1);
      assertTensor(model.logits(cell), new int[] {1, 3}, -2.5, -2, 11);
    }
  }

  /**
   * Twelve channels 1 to 12 through size 4 (two before, one behind), k 2, alpha 8, beta 0.5, so
   * that channel c becomes c / sqrt(2 + 2 * sum of squares).
   */
  @Test
  public void localResponseNormLooksFurtherBackThanAhead() throws IOException {
    int channels = 12;
    Network net =
        graph(2)
            .add("turn", new Op.Permute(List.of(0, 1, 2)))
            .add("wide", new Op.PadChannels(0, channels - 3))
            .add("ramp", new Op.Affine())
            .add("only", new Op.LocalResponseNorm(4, 8, 0.5, 2))
            .features()
            .extractor()
            .build("lrn");
    float[] ramp = new float[channels];
    for (int c = 0; c < channels; c++) {
      ramp[c] = c + 1;
    }
    Weights weights =
        weights(
            "ramp.weight", Tensor.wrap(new float[channels], channels),
            "ramp.bias", Tensor.wrap(ramp, channels));
    try (Model model = load(net, weights)) {
      Tensor out = model.logits(counting(1, 3, 2, 2));
      for (int c = 0; c < channels; c++) {
        double squares = 0;
        for (int n = Math.max(0, c - 2); n <= Math.min(channels - 1, c + 1); n++) {
          squares += (n + 1.0) * (n + 1.0);
        }
        assertEquals((c + 1) / Math.sqrt(2 + 2 * squares), out.at(4 * c + 3), 1e-6, "channel " + c);
      }
    }
  }

  @Test
  public void localResponseNormOfAlexNetIsThePublishedFormula() throws IOException {
    Tensor x = Tensor.of(new float[] {1, -20, 30}, 1, 3, 1, 1);
    Tensor out = run(new Op.LocalResponseNorm(5, 1e-4, 0.75, 1), x, weights());
    double divisor = Math.pow(1 + 1e-4 / 5 * (1 + 400 + 900), 0.75);
    assertTensor(out, new int[] {1, 3, 1, 1}, 1 / divisor, -20 / divisor, 30 / divisor);
  }

  @Test
  public void permutedAxesAreRowMajorAgain() throws IOException {
    Tensor x = Tensor.stack(List.of(counting(3, 2, 2), counting(3, 2, 2).times(10)));
    Tensor out = run(new Op.Permute(List.of(1, 2, 0)), x, weights());
    double[] expected = {1, 5, 9, 2, 6, 10, 3, 7, 11, 4, 8, 12};
    assertTensor(Tensor.stack(List.of(out.slice(0))), new int[] {1, 2, 2, 3}, expected);
    assertEquals(out.slice(0).times(10), out.slice(1));
  }

  @Test
  public void addedChannelsAreZero() throws IOException {
    Tensor out = run(new Op.PadChannels(1, 2), counting(1, 3, 1, 1), weights());
    assertTensor(out, new int[] {1, 6, 1, 1}, 0, 1, 2, 3, 0, 0);
  }

  @Test
  public void aLinearLayerOnTheLastAxisIsAPointwiseConvolution() throws IOException {
    Network linear =
        graph(2)
            .add("turn", new Op.Permute(List.of(1, 2, 0)))
            .add("fc", new Op.Linear(4, true))
            .add("back", new Op.Permute(List.of(2, 0, 1)))
            .features()
            .extractor()
            .build("linear");
    Network conv =
        graph(2)
            .add("fc", new Op.Conv(4, POINT, 1, true))
            .features()
            .extractor()
            .build("convolution");
    Tensor matrix = noise(21, 4, 3);
    Tensor bias = noise(22, 4);
    Tensor kernel = Tensor.wrap(matrix.toArray(), 4, 3, 1, 1);
    try (Model one = load(linear, weights("fc.weight", matrix, "fc.bias", bias));
        Model two = load(conv, weights("fc.weight", kernel, "fc.bias", bias))) {
      Tensor x = noise(23, 2, 3, 2, 2);
      assertNear(two.logits(x), one.logits(x), TOLERANCE);
    }
  }

  @Test
  public void whatDropsInTrainingPassesOnInEvaluation() throws IOException {
    Tensor x = noise(24, 2, 3, 2, 2);
    assertEquals(x, run(new Op.StochasticDepth(0.9), x, weights()));
    assertEquals(x, run(new Op.Dropout(0.9), x, weights()));
  }

  // Gradients

  static Stream<Op> operations() {
    Window window = Window.square(3, 1, 1);
    return Stream.of(
        new Op.Conv(6, window, 3, true),
        new Op.BatchNorm(1e-3, 0.1),
        new Op.Relu(),
        new Op.MaxPool(window, false),
        new Op.AvgPool(window, false, false),
        new Op.AdaptiveAvgPool(2, 1),
        new Op.GlobalMaxPool(),
        new Op.Dropout(0.5),
        new Op.Add(),
        new Op.Concat(),
        new Op.Flatten(),
        new Op.Linear(5, true),
        new Op.Multiply(),
        new Op.LayerScale(),
        new Op.Affine(),
        new Op.Sigmoid(),
        new Op.Tanh(),
        new Op.Silu(),
        new Op.HardSigmoid(),
        new Op.HardSwish(),
        new Op.Gelu(),
        new Op.LeakyRelu(0.2),
        new Op.Clamp(0, 6),
        new Op.Clamp(-0.5, 0.5),
        new Op.LayerNorm(0, 1e-3),
        new Op.LayerNorm(2, 1e-3),
        new Op.LocalResponseNorm(2, 3, 0.75, 1.5),
        new Op.Permute(List.of(1, 2, 0)),
        new Op.PadChannels(2, 1),
        new Op.StochasticDepth(0.5));
  }

  @Test
  public void noOperationIsForgotten() {
    Set<Class<?>> tested = new HashSet<>();
    operations().forEach(op -> tested.add(op.getClass()));
    assertEquals(Set.of(Op.class.getPermittedSubclasses()), tested);
  }

  @ParameterizedTest
  @MethodSource("operations")
  public void gradientsAgreeWithFiniteDifferences(Op op) throws IOException {
    Network net = between(op);
    Tensor x = noise(41, 1, 3, 3, 3).times(2);
    Target target = Target.ofClass(1);
    try (Model model = load(net, ProceduralWeights.of(net));
        Probe probe =
            model.probe(new ProbePlan(x, Set.of(Network.INPUT), List.of(List.of(target))))) {
      Tensor gradient = probe.gradient(0, Network.INPUT, target);
      assertArrayEquals(new int[] {3, 3, 3}, gradient.shape());
      assertDifferences(probe, gradient);
    }
  }

  /** Central differences; the seed draws no value within a step of a kink. */
  private static void assertDifferences(Probe probe, Tensor gradient) {
    Tensor x = probe.input(0);
    float step = 2e-3f;
    List<Tensor> changed = new ArrayList<>();
    for (int i = 0; i < x.length(); i++) {
      for (int sign = 1; sign >= -1; sign -= 2) {
        float[] copy = x.toArray();
        copy[i] += sign * step;
        changed.add(Tensor.wrap(copy, x.shape()));
      }
    }
    Tensor scores = probe.scores(Network.INPUT, Tensor.stack(changed));
    double largest = 0;
    for (int i = 0; i < x.length(); i++) {
      double up = scores.slice(2 * i).at(1);
      double down = scores.slice(2 * i + 1).at(1);
      assertEquals((up - down) / (2 * step), gradient.at(i), 2e-3, "value " + i);
      largest = Math.max(largest, Math.abs(gradient.at(i)));
    }
    assertTrue(largest > 0.01, "the logit depends on the picture");
  }

  /**
   * The operation on values of a convolution, all its outputs weighed into three logits. What joins
   * also reads a gate, or what the convolution read.
   */
  private static Network between(Op op) {
    var builder = graph(3).add("stem", new Op.Conv(3, POINT, 1, true));
    if (op instanceof Op.Linear || op instanceof Op.LayerNorm n && n.axis() == 2) {
      builder.add("turn", new Op.Permute(List.of(1, 2, 0)));
    } else if (op instanceof Op.Multiply) {
      builder.add("gate", new Op.AdaptiveAvgPool(1, 1));
    }
    if (op instanceof Op.Multiply) {
      builder.add("block.op", op, "stem", "gate");
    } else if (op instanceof Op.Add || op instanceof Op.Concat) {
      builder.add("block.op", op, "stem", "input");
    } else {
      builder.add("block.op", op);
    }
    return builder
        .features()
        .extractor()
        .add("flat", new Op.Flatten())
        .add("fc", new Op.Linear(3, true))
        .build("between");
  }

  // Helpers

  private interface Formula {
    double at(double x);
  }

  private void assertPoints(Op op, Formula formula) throws IOException {
    Tensor out = run(op, Tensor.wrap(POINTS.clone(), 1, 3, 2, 2), weights());
    for (int i = 0; i < POINTS.length; i++) {
      double expected = formula.at(POINTS[i]);
      assertEquals(
          expected, out.at(i), 1e-6 * Math.max(1, Math.abs(expected)), op + " at " + POINTS[i]);
    }
  }

  private Tensor run(Op op, Tensor x, Weights weights) throws IOException {
    Network net = graph(2).add("only", op).features().extractor().build("only");
    try (Model model = load(net, weights)) {
      return model.logits(x);
    }
  }

  /** The operation on three numbers. */
  private static Network vector(Op op) {
    return graph(1)
        .add("flat", new Op.Flatten())
        .add("only", op)
        .features()
        .extractor()
        .build("vector");
  }

  private static Weights factors(float[] weight, float[] bias) {
    Map<String, Tensor> map = new LinkedHashMap<>();
    map.put("only.weight", Tensor.wrap(weight, weight.length));
    map.put("only.bias", Tensor.wrap(bias, bias.length));
    return new TensorMap("factors", map);
  }

  private static Tensor counting(int... shape) {
    float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = i + 1;
    }
    return Tensor.wrap(values, shape);
  }
}
