/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Optimizer;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/** What layers do in training alone, and that all their parameters get the right gradients. */
public abstract class TrainingModeContract extends ComputeFixture {

  private static final Optimizer PLAIN = new Optimizer.Sgd(0, 0);
  private static final double RATE = 0.25;

  // Stochastic depth

  @Test
  public void stochasticDepthDropsAPictureWholeOrScalesItUp() throws IOException {
    Tensor x = noise(51, 1, 3, 1, 1);
    try (Model model = deep(RATE);
        Learner learner = learner(model, Set.of("fc.bias"), true, 1)) {
      double dropped = loss(model, x.times(0));
      double kept = loss(model, x.times((float) (1 / (1 - RATE))));
      int count = 0;
      for (int step = 0; step < 400; step++) {
        double loss = learner.train(x, new int[] {0}, 0, step).loss();
        assertTrue(Math.abs(loss - dropped) < 1e-6 || Math.abs(loss - kept) < 1e-6, "loss " + loss);
        count += Math.abs(loss - kept) < 1e-6 ? 1 : 0;
      }
      // binomial: 300 of 400 on average, standard deviation 8.7
      assertEquals(300, count, 35);
    }
  }

  @Test
  public void picturesOfOneBatchAreDroppedIndependently() throws IOException {
    Tensor x = noise(52, 2, 3, 1, 1);
    try (Model model = deep(0.5);
        Learner learner = learner(model, Set.of("fc.bias"), true, 2)) {
      Set<Long> losses = new HashSet<>();
      for (int step = 0; step < 60; step++) {
        losses.add(Math.round(1e5 * learner.train(x, new int[] {0, 1}, 0, step).loss()));
      }
      assertEquals(4, losses.size(), "both, either or none");
    }
  }

  @Test
  public void stochasticDepthDependsOnSeedAndStepAlone() throws IOException {
    assertEquals(losses(RATE, 3, true), losses(RATE, 3, true));
    assertNotEquals(losses(RATE, 3, true), losses(RATE, 4, true));
    assertEquals(1, Set.copyOf(losses(RATE, 3, false)).size(), "switched off");
    assertEquals(losses(RATE, 3, false), losses(0, 5, true), "nothing to drop");
  }

  private List<Double> losses(double rate, long seed, boolean active) throws IOException {
    Tensor x = noise(53, 1, 3, 1, 1);
    try (Model model = deep(rate);
        Learner learner = learner(model, Set.of("fc.bias"), active, seed)) {
      return java.util.stream.LongStream.range(0, 40)
          .mapToObj(step -> learner.train(x, new int[] {0}, 0, step).loss())
          .toList();
    }
  }

  private Model deep(double rate) throws IOException {
    Network net =
        graph(1)
            .add("depth", new Op.StochasticDepth(rate))
            .features()
            .extractor()
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(2, true))
            .build("deep");
    return load(net, ProceduralWeights.of(net));
  }

  /** In evaluation, of class 0. */
  private static double loss(Model model, Tensor x) {
    Tensor logits = model.logits(x);
    return Math.log(1 + Math.exp(logits.at(1) - logits.at(0)));
  }

  // BatchNorm

  /** Over two steps of three pictures, each channel against the definition, in double precision. */
  @Test
  public void runningStatisticsFollowMeanAndUnbiasedVarianceOverPicturesAndPixels()
      throws IOException {
    double momentum = 0.01;
    Network net =
        graph(4)
            .add("dw", new Op.Conv(3, Window.square(3, 1, 1), 3, false))
            .add("n", new Op.BatchNorm(1e-3, momentum))
            .add("act", new Op.Clamp(0, 6))
            .features()
            .extractor()
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(2, true))
            .build("mobile");
    Weights start = ProceduralWeights.of(net);
    try (Model model = load(net, start);
        Learner learner = learner(model, Set.of("n.weight", "n.bias"), true, 0)) {
      double[] mean = doubles(start.read("n.running_mean"));
      double[] variance = doubles(start.read("n.running_var"));
      for (int step = 0; step < 2; step++) {
        Tensor x = noise(60 + step, 3, 3, 4, 4);
        Tensor values = model.run(Network.INPUT, x, id("dw"));
        for (int c = 0; c < 3; c++) {
          double[] moments = moments(values, c);
          mean[c] = (1 - momentum) * mean[c] + momentum * moments[0];
          variance[c] = (1 - momentum) * variance[c] + momentum * moments[1];
        }
        learner.train(x, new int[] {0, 1, 1}, 0.1, step);
        assertTensor(read(model, "n.running_mean"), new int[] {3}, mean);
        assertTensor(read(model, "n.running_var"), new int[] {3}, variance);
      }
    }
  }

  /** Mean and unbiased variance of one channel. */
  private static double[] moments(Tensor values, int channel) {
    int plane = values.size(2) * values.size(3);
    double sum = 0;
    double squares = 0;
    for (int n = 0; n < values.size(0); n++) {
      for (int i = 0; i < plane; i++) {
        double v = values.at((n * values.size(1) + channel) * plane + i);
        sum += v;
        squares += v * v;
      }
    }
    int count = values.size(0) * plane;
    double mean = sum / count;
    return new double[] {mean, (squares - count * mean * mean) / (count - 1)};
  }

  // Gradients of parameters

  @Test
  public void allParametersGetTheGradientThatFiniteDifferencesShow() throws IOException {
    Network net = everyKindOfParameter();
    Map<String, Tensor> start = new LinkedHashMap<>();
    try (Weights weights = ProceduralWeights.of(net)) {
      for (String name : weights.names()) {
        start.put(name, weights.read(name));
      }
    }
    Map<String, Tensor> after = afterOneStep(net, start);
    for (ParameterSpec spec : Parameters.of(net)) {
      Tensor before = start.get(spec.name());
      for (int i : new int[] {0, before.length() - 1}) {
        if (spec.role().isTrained()) {
          double gradient = before.at(i) - after.get(spec.name()).at(i);
          double expected = difference(net, start, spec.name(), i);
          String what = spec.name() + " value " + i;
          assertEquals(expected, gradient, 1e-3 + 0.01 * Math.abs(expected), what);
        }
      }
    }
  }

  private static Network everyKindOfParameter() {
    return graph(4)
        .add("stem", new Op.Conv(4, Window.square(3, 1, 1), 1, true))
        .add("bn", new Op.BatchNorm(1e-3, 0.1))
        .add("act", new Op.Silu())
        .add("gate.pool", new Op.AdaptiveAvgPool(1, 1))
        .add("gate.fc", new Op.Conv(4, Window.square(1, 1, 0), 1, true))
        .add("gate.scale", new Op.Sigmoid())
        .add("gate.mul", new Op.Multiply(), "act", "gate.scale")
        .add("block.dw", new Op.Conv(4, Window.square(3, 1, 1), 4, true))
        .add("block.turn", new Op.Permute(List.of(1, 2, 0)))
        .add("block.norm", new Op.LayerNorm(2, 1e-3))
        .add("block.wide", new Op.Linear(6, true))
        .add("block.gelu", new Op.Gelu())
        .add("block.narrow", new Op.Linear(4, true))
        .add("block.back", new Op.Permute(List.of(2, 0, 1)))
        .add("block.mul", new Op.LayerScale())
        .add("block.add", new Op.Add(), "block.mul", "gate.mul")
        .add("affine", new Op.Affine())
        .features()
        .extractor()
        .add("pool", new Op.AdaptiveAvgPool(2, 2))
        .add("norm", new Op.LayerNorm(0, 1e-3))
        .add("flat", new Op.Flatten())
        .add("fc", new Op.Linear(3, true))
        .build("parameters");
  }

  private static final Tensor PICTURES = noise(71, 3, 3, 4, 4).times(3);
  private static final int[] LABELS = {0, 2, 1};

  private Map<String, Tensor> afterOneStep(Network net, Map<String, Tensor> start)
      throws IOException {
    try (Model model = load(net, new TensorMap("start", start));
        Learner learner = learner(model, trained(net), false, 0)) {
      learner.train(PICTURES, LABELS, 1, 0);
      Map<String, Tensor> after = new LinkedHashMap<>();
      for (String name : trained(net)) {
        after.put(name, read(model, name));
      }
      return after;
    }
  }

  private double difference(Network net, Map<String, Tensor> start, String name, int index)
      throws IOException {
    double[] losses = new double[2];
    float step = 5e-3f;
    for (int side = 0; side < 2; side++) {
      Map<String, Tensor> changed = new LinkedHashMap<>(start);
      float[] values = start.get(name).toArray();
      values[index] += side == 0 ? step : -step;
      changed.put(name, Tensor.wrap(values, start.get(name).shape()));
      try (Model model = load(net, new TensorMap("changed", changed));
          Learner learner = learner(model, trained(net), false, 0)) {
        losses[side] = learner.train(PICTURES, LABELS, 0, 0).loss();
      }
    }
    return (losses[0] - losses[1]) / (2 * step);
  }

  // Helpers

  private static Set<String> trained(Network net) {
    return Parameters.of(net).stream()
        .filter(s -> s.role().isTrained())
        .map(ParameterSpec::name)
        .collect(Collectors.toSet());
  }

  private static Learner learner(Model model, Set<String> trained, boolean dropout, long seed) {
    return model.learner(new Learner.Setup(Network.INPUT, trained, PLAIN, dropout, seed));
  }

  private static Tensor read(Model model, String name) throws IOException {
    try (Weights weights = model.weights()) {
      return weights.read(name);
    }
  }

  private static double[] doubles(Tensor tensor) {
    double[] values = new double[tensor.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.at(i);
    }
    return values;
  }
}
