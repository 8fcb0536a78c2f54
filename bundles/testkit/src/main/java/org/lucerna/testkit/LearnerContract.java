/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Optimizer;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.Weights;

/** How every backend's learners must learn: torch.optim's formulas, worked out again in Java. */
public abstract class LearnerContract extends ComputeFixture {

  private static final Optimizer SGD = new Optimizer.Sgd(0.9, 0.01);
  private static final Optimizer ADAM = new Optimizer.Adam(0.9, 0.999, 1e-8, 0.01);
  private static final Optimizer ADAMW = new Optimizer.AdamW(0.9, 0.999, 1e-8, 0.01);
  private static final Tensor ROWS = noise(11, 4, 3, 1, 1);
  private static final int[] LABELS = {0, 1, 1, 0};

  @Test
  public void theLossIsTheMeanCrossEntropyBeforeTheStep() throws IOException {
    try (Model model = linear();
        Learner learner = learner(model, SGD)) {
      double expected = 0;
      int correct = 0;
      Tensor logits = model.logits(ROWS);
      for (int n = 0; n < 4; n++) {
        double a = logits.slice(n).at(0);
        double b = logits.slice(n).at(1);
        double chosen = LABELS[n] == 0 ? a : b;
        expected += Math.log(Math.exp(a) + Math.exp(b)) - chosen;
        correct += (a >= b ? 0 : 1) == LABELS[n] ? 1 : 0;
      }
      Learner.Step step = learner.train(ROWS, LABELS, 0.1, 0);
      assertEquals(expected / 4, step.loss(), 1e-6);
      assertEquals(correct, step.correct());
    }
  }

  @Test
  public void gradientDescentWithMomentumAndDecayFollowsTorch() throws IOException {
    try (Model model = linear();
        Learner learner = learner(model, SGD)) {
      double[] p = start(model);
      double[] v = new double[p.length];
      for (int step = 0; step < 5; step++) {
        double rate = step < 3 ? 0.5 : 0.05;
        double[] g = gradient(p);
        for (int i = 0; i < p.length; i++) {
          v[i] = 0.9 * v[i] + g[i] + 0.01 * p[i];
          p[i] -= rate * v[i];
        }
        learner.train(ROWS, LABELS, rate, step);
        assertParameters(p, model);
      }
    }
  }

  @Test
  public void adamCorrectsItsBiasAsTorchDoes() throws IOException {
    try (Model model = linear();
        Learner learner = learner(model, ADAM)) {
      double[] p = start(model);
      double[] m = new double[p.length];
      double[] v = new double[p.length];
      for (int step = 1; step <= 5; step++) {
        double[] g = gradient(p);
        for (int i = 0; i < p.length; i++) {
          double d = g[i] + 0.01 * p[i];
          m[i] = 0.9 * m[i] + 0.1 * d;
          v[i] = 0.999 * v[i] + 0.001 * d * d;
          double denominator = Math.sqrt(v[i]) / Math.sqrt(1 - Math.pow(0.999, step)) + 1e-8;
          p[i] -= 0.1 / (1 - Math.pow(0.9, step)) * m[i] / denominator;
        }
        learner.train(ROWS, LABELS, 0.1, step);
        assertParameters(p, model);
      }
    }
  }

  @Test
  public void onlyWhatIsTrainedChanges() throws IOException {
    Network net = branchedNetwork();
    Weights before = ProceduralWeights.of(net);
    try (Model model = load(net, before)) {
      Set<String> trained = Set.of("fc.weight", "right.bias");
      try (Learner learner =
          model.learner(new Learner.Setup(Network.INPUT, trained, ADAM, true, 1))) {
        learner.train(noise(12, 2, 3, 6, 6), new int[] {0, 2}, 0.1, 0);
      }
      try (Weights after = model.weights()) {
        for (String name : before.names()) {
          boolean same = before.read(name).equals(after.read(name));
          assertEquals(!trained.contains(name), same, name);
        }
      }
    }
  }

  @Test
  public void learningFromALaterLayerIsTheSameAsFromThePicture() throws IOException {
    Network net = branchedNetwork();
    Tensor x = noise(13, 2, 3, 6, 6);
    try (Model whole = load(net, ProceduralWeights.of(net));
        Model part = load(net, ProceduralWeights.of(net))) {
      Tensor values = part.run(Network.INPUT, x, id("join"));
      Set<String> trained = Set.of("fc.weight", "fc.bias");
      try (Learner a = whole.learner(new Learner.Setup(Network.INPUT, trained, SGD, true, 5));
          Learner b = part.learner(new Learner.Setup(id("join"), trained, SGD, true, 5))) {
        for (int step = 0; step < 3; step++) {
          Learner.Step first = a.train(x, new int[] {0, 2}, 0.1, step);
          Learner.Step second = b.train(values, new int[] {0, 2}, 0.1, step);
          assertEquals(first.loss(), second.loss(), 1e-5);
        }
      }
      assertNear(read(whole, "fc.weight"), read(part, "fc.weight"), 1e-5);
    }
  }

  @Test
  public void dropoutDependsOnSeedAndStepAlone() throws IOException {
    double first = lossWithDropout(1, 0, true);
    assertEquals(first, lossWithDropout(1, 0, true));
    assertNotEquals(first, lossWithDropout(1, 1, true));
    assertNotEquals(first, lossWithDropout(2, 0, true));
    assertEquals(lossWithDropout(1, 0, false), lossWithDropout(2, 9, false));
  }

  @Test
  public void aTrainedBatchNormUsesTheBatchAndUpdatesItsStatistics() throws IOException {
    try (Model model = normed()) {
      try (Learner learner =
          model.learner(new Learner.Setup(Network.INPUT, Set.of("n.weight"), SGD, false, 0))) {
        // First channel 1, 3, 5: mean 3, variance 8/3, unbiased 4. Momentum 0.1.
        Tensor x = Tensor.of(new float[] {1, 0, 0, 3, 0, 0, 5, 0, 0}, 3, 3, 1, 1);
        Learner.Step step = learner.train(x, new int[] {0, 0, 0}, 0.1, 0);
        assertEquals(lossOfBatchStatistics(), step.loss(), 1e-5);
      }
      assertTensor(read(model, "n.running_mean"), new int[] {3}, 0.3, 1.8, 2.7);
      assertTensor(read(model, "n.running_var"), new int[] {3}, 0.9 * 0.75 + 0.4, 1.8, 3.375);
    }
  }

  @Test
  public void aFrozenBatchNormKeepsAndUsesItsStatistics() throws IOException {
    try (Model model = normed()) {
      Tensor x = noise(14, 3, 3, 1, 1);
      Tensor logits = model.logits(x);
      double expected = 0;
      for (int n = 0; n < 3; n++) {
        Tensor row = logits.slice(n);
        expected += Math.log(Math.exp(row.at(0)) + Math.exp(row.at(1))) - row.at(0);
      }
      try (Learner learner =
          model.learner(new Learner.Setup(Network.INPUT, Set.of("fc.weight"), SGD, false, 0))) {
        assertEquals(expected / 3, learner.train(x, new int[] {0, 0, 0}, 0.1, 0).loss(), 1e-5);
      }
      assertTensor(read(model, "n.running_mean"), new int[] {3}, 0, 2, 3);
    }
  }

  @Test
  public void anInterruptedTrainingEndsWithTheSameBits() throws IOException {
    for (Optimizer optimizer : new Optimizer[] {SGD, ADAM, new Optimizer.Sgd(0, 0)}) {
      Network net = branchedNetwork();
      Map<String, Tensor> straight =
          trained(net, ProceduralWeights.of(net), optimizer, 0, 6, Map.of());
      Map<String, Tensor> half = trained(net, ProceduralWeights.of(net), optimizer, 0, 3, Map.of());
      Map<String, Tensor> state = new LinkedHashMap<>(half);
      state.keySet().removeAll(Set.copyOf(ProceduralWeights.of(net).names()));
      Weights middle = new org.lucerna.vision.api.weights.TensorMap("middle", half);
      assertEquals(straight, trained(net, middle, optimizer, 3, 6, state));
    }
  }

  @Test
  public void aSnapshotDoesNotChangeWithTraining() throws IOException {
    try (Model model = linear();
        Learner learner = learner(model, SGD);
        Weights snapshot = model.weights()) {
      Tensor before = ProceduralWeights.of(model.network()).read("fc.weight");
      learner.train(ROWS, LABELS, 0.5, 0);
      assertEquals(before, snapshot.read("fc.weight"));
      assertNotEquals(before, read(model, "fc.weight"));
    }
  }

  @Test
  public void aSnapshotTakenBeforeTheLearnerWasOpenedDoesNotChangeEither() throws IOException {
    try (Model model = linear();
        Weights snapshot = model.weights();
        Learner learner = learner(model, SGD)) {
      Tensor before = ProceduralWeights.of(model.network()).read("fc.weight");
      learner.train(ROWS, LABELS, 0.5, 0);
      assertEquals(before, snapshot.read("fc.weight"));
      assertNotEquals(before, read(model, "fc.weight"));
    }
  }

  @Test
  public void trainingFitsWhatCanBeFitted() throws IOException {
    Network net = branchedNetwork();
    try (Model model = load(net, ProceduralWeights.of(net))) {
      Set<String> all = new java.util.HashSet<>(ProceduralWeights.of(net).names());
      all.removeIf(name -> name.contains("running_"));
      Tensor x = noise(15, 6, 3, 6, 6);
      int[] labels = {0, 1, 2, 0, 1, 2};
      Optimizer adam = new Optimizer.Adam(0.9, 0.999, 1e-8, 0);
      try (Learner learner = model.learner(new Learner.Setup(Network.INPUT, all, adam, false, 0))) {
        double first = learner.train(x, labels, 0.01, 0).loss();
        Learner.Step last = null;
        for (int step = 1; step < 150; step++) {
          last = learner.train(x, labels, 0.01, step);
        }
        assertTrue(last.loss() < 0.1 * first, first + " to " + last.loss());
        assertEquals(6, last.correct());
      }
    }
  }

  @Test
  public void whatCannotBeTrainedIsRefused() throws IOException {
    try (Model model = load(branchedNetwork(), ProceduralWeights.of(branchedNetwork()))) {
      assertThrows(IllegalArgumentException.class, () -> setup(model, "input", "fc.none"));
      assertThrows(IllegalArgumentException.class, () -> setup(model, "input", "norm.running_var"));
      assertThrows(IllegalArgumentException.class, () -> setup(model, "join", "stem.weight"));
      assertThrows(IllegalArgumentException.class, () -> setup(model, "left", "fc.weight"));
    }
  }

  @Test
  public void labelsAndStatesThatDoNotFitAreRefused() throws IOException {
    try (Model model = linear();
        Learner learner = learner(model, SGD)) {
      assertThrows(
          IllegalArgumentException.class, () -> learner.train(ROWS, new int[] {0}, 0.1, 0));
      assertThrows(
          IllegalArgumentException.class,
          () -> learner.train(ROWS, new int[] {0, 1, 2, 0}, 0.1, 0));
      assertThrows(LucernaException.class, () -> learner.restore(Map.of()));
    }
  }

  // Networks

  /** Three numbers to two classes: nothing but parameters and softmax. */
  private Model linear() throws IOException {
    Network net =
        graph(1)
            .add("flat", new Op.Flatten())
            .features()
            .extractor()
            .add("fc", new Op.Linear(2, true))
            .build("linear");
    return load(net, ProceduralWeights.of(net));
  }

  private static Learner learner(Model model, Optimizer optimizer) {
    return model.learner(
        new Learner.Setup(Network.INPUT, Set.of("fc.weight", "fc.bias"), optimizer, false, 0));
  }

  private static void setup(Model model, String from, String parameter) {
    Learner.Setup setup = new Learner.Setup(id(from), Set.of(parameter), SGD, false, 0);
    model.learner(setup).close();
  }

  /** BatchNorm (weight 1, 2, 3, bias 4, 5, 6, epsilon 0.25) and a layer that picks channel 0. */
  private Model normed() throws IOException {
    Network net =
        graph(1)
            .add("n", new Op.BatchNorm(0.25, 0.1))
            .features()
            .extractor()
            .add("flat", new Op.Flatten())
            .add("fc", new Op.Linear(2, false))
            .build("normed");
    Weights norm = norm("n", new float[] {0, 2, 3}, new float[] {0.75f, 2, 3.75f});
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (String name : norm.names()) {
      all.put(name, norm.read(name));
    }
    all.put("fc.weight", Tensor.of(new float[] {1, 0, 0, 0, 0, 0}, 2, 3));
    return load(net, new org.lucerna.vision.api.weights.TensorMap("norm", all));
  }

  /** Channel 0 of {@link #normed} over 1, 3, 5; label 0, the other logit is 0. */
  private static double lossOfBatchStatistics() {
    double loss = 0;
    for (double x : new double[] {1, 3, 5}) {
      double logit = (x - 3) / Math.sqrt(8 / 3.0 + 0.25) + 4;
      loss += Math.log(1 + Math.exp(-logit)) / 3;
    }
    return loss;
  }

  private double lossWithDropout(long seed, long number, boolean dropout) throws IOException {
    Network net = branchedNetwork();
    try (Model model = load(net, ProceduralWeights.of(net));
        Learner learner =
            model.learner(
                new Learner.Setup(Network.INPUT, Set.of("fc.bias"), SGD, dropout, seed))) {
      return learner.train(noise(16, 4, 3, 6, 6), new int[] {0, 1, 2, 0}, 0.1, number).loss();
    }
  }

  /** Weights and optimiser state after steps {@code [from, to)}. */
  private Map<String, Tensor> trained(
      Network net, Weights start, Optimizer optimizer, int from, int to, Map<String, Tensor> state)
      throws IOException {
    Set<String> names = Set.of("fc.weight", "norm.weight", "norm.bias", "right.weight");
    try (Model model = load(net, start);
        Learner learner =
            model.learner(new Learner.Setup(Network.INPUT, names, optimizer, true, 77))) {
      if (!state.isEmpty()) {
        learner.restore(state);
      }
      for (int step = from; step < to; step++) {
        learner.train(noise(step, 4, 3, 6, 6), new int[] {0, 1, 2, 0}, 0.01, step);
      }
      Map<String, Tensor> all = new LinkedHashMap<>(learner.state());
      try (Weights view = learner.stateView()) {
        assertEquals(all.keySet(), view.names());
        for (String name : view.names()) {
          assertEquals(all.get(name), view.read(name), name);
        }
      }
      try (Weights weights = model.weights()) {
        for (String name : weights.names()) {
          all.put(name, weights.read(name));
        }
      }
      return all;
    }
  }

  private static Tensor read(Model model, String name) throws IOException {
    try (Weights weights = model.weights()) {
      return weights.read(name);
    }
  }

  /** Weight 2×3, then bias. */
  private static double[] start(Model model) throws IOException {
    double[] p = new double[8];
    Tensor weight = read(model, "fc.weight");
    Tensor bias = read(model, "fc.bias");
    for (int i = 0; i < 8; i++) {
      p[i] = i < 6 ? weight.at(i) : bias.at(i - 6);
    }
    return p;
  }

  private static void assertParameters(double[] expected, Model model) throws IOException {
    double[] actual = start(model);
    for (int i = 0; i < 8; i++) {
      assertEquals(expected[i], actual[i], 2e-5, "parameter " + i);
    }
  }

  /** Of the mean cross-entropy of {@link #ROWS}. */
  private static double[] gradient(double[] p) {
    double[] g = new double[8];
    for (int n = 0; n < 4; n++) {
      double[] z = {p[6], p[7]};
      for (int i = 0; i < 6; i++) {
        z[i / 3] += p[i] * ROWS.at(3 * n + i % 3);
      }
      double share = 1 / (1 + Math.exp(z[1] - z[0]));
      double[] d = {share - (LABELS[n] == 0 ? 1 : 0), 1 - share - (LABELS[n] == 1 ? 1 : 0)};
      for (int i = 0; i < 8; i++) {
        double x = i < 6 ? ROWS.at(3 * n + i % 3) : 1;
        g[i] += d[i < 6 ? i / 3 : i - 6] * x / 4;
      }
    }
    return g;
  }
}
