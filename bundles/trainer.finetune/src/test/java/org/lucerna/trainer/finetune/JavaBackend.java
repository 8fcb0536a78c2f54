/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Device;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.train.Fit;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/**
 * Plain Java for chains of ReLU, pooling, dropout and one linear layer at the end, the only one
 * that learns (by stochastic gradient descent): enough to test a trainer without an engine. Counts
 * what it is asked and what is left open.
 */
final class JavaBackend implements ComputeBackend {

  final AtomicInteger forwards = new AtomicInteger();
  final AtomicInteger steps = new AtomicInteger();
  final AtomicInteger open = new AtomicInteger();

  /** Thrown by the step of this number. */
  int failAtStep = -1;

  @Override
  public List<Device> devices() {
    return List.of(new Device("cpu", "CPU"));
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public String description() {
    return "plain Java";
  }

  @Override
  public Model load(Network network, Weights weights, Device device) throws IOException {
    Map<String, float[]> parameters = new LinkedHashMap<>();
    for (ParameterSpec spec : Parameters.of(network)) {
      parameters.put(spec.name(), weights.read(spec.name()).toArray());
    }
    open.incrementAndGet();
    return new JavaModel(network, device, parameters);
  }

  private final class JavaModel implements Model {

    private final Network network;
    private final Device device;
    private final Map<String, float[]> parameters;

    JavaModel(Network network, Device device, Map<String, float[]> parameters) {
      this.network = network;
      this.device = device;
      this.parameters = parameters;
    }

    @Override
    public Network network() {
      return network;
    }

    @Override
    public Device device() {
      return device;
    }

    @Override
    public Tensor run(LayerId from, Tensor values, LayerId to) {
      forwards.addAndGet(values.size(0));
      return forward(from, values, to, null);
    }

    private Tensor forward(LayerId from, Tensor values, LayerId to, Random dropout) {
      Tensor at = values;
      for (Node node : network.tail(from)) {
        at = apply(node, at, dropout);
        if (node.id().equals(to)) {
          return at;
        }
      }
      return at;
    }

    private Tensor apply(Node node, Tensor x, Random dropout) {
      if (node.op() instanceof Op.Relu) {
        return x.relu();
      } else if (node.op() instanceof Op.AdaptiveAvgPool) {
        float[] means = new float[x.size(0) * x.size(1)];
        for (int n = 0; n < x.size(0); n++) {
          System.arraycopy(x.slice(n).channelMeans(), 0, means, n * x.size(1), x.size(1));
        }
        return Tensor.wrap(means, x.size(0), x.size(1), 1, 1);
      } else if (node.op() instanceof Op.Flatten) {
        return x.reshape(x.size(0), x.length() / x.size(0));
      } else if (node.op() instanceof Op.Dropout d) {
        return dropout == null ? x : drop(x, d.rate(), dropout);
      }
      return linear(x, parameters.get(node.id() + ".weight"), parameters.get(node.id() + ".bias"));
    }

    private Tensor drop(Tensor x, double rate, Random random) {
      float[] out = x.toArray();
      for (int i = 0; i < out.length; i++) {
        out[i] = random.nextDouble() < rate ? 0 : (float) (out[i] / (1 - rate));
      }
      return Tensor.wrap(out, x.shape());
    }

    private Tensor linear(Tensor x, float[] weight, float[] bias) {
      int in = x.size(1);
      float[] out = new float[x.size(0) * bias.length];
      for (int i = 0; i < out.length; i++) {
        int row = i / bias.length;
        int c = i % bias.length;
        out[i] = bias[c];
        for (int k = 0; k < in; k++) {
          out[i] += weight[c * in + k] * x.at(row * in + k);
        }
      }
      return Tensor.wrap(out, x.size(0), bias.length);
    }

    @Override
    public Probe probe(ProbePlan plan) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Learner learner(Learner.Setup setup) {
      open.incrementAndGet();
      return new JavaLearner(this, setup);
    }

    @Override
    public Weights weights() {
      Map<String, Tensor> copies = new LinkedHashMap<>();
      Parameters.of(network)
          .forEach(
              s ->
                  copies.put(
                      s.name(),
                      Tensor.of(
                          parameters.get(s.name()),
                          s.shape().stream().mapToInt(Integer::intValue).toArray())));
      return new TensorMap("trained", copies);
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  private final class JavaLearner implements Learner {

    private final JavaModel model;
    private final Setup setup;
    private final LayerId head;
    private final float[] weight;
    private final float[] bias;
    private final Map<String, float[]> momentum = new HashMap<>();

    JavaLearner(JavaModel model, Setup setup) {
      this.model = model;
      this.setup = setup;
      this.head = model.network.output();
      this.weight = model.parameters.get(head + ".weight");
      this.bias = model.parameters.get(head + ".bias");
      momentum.put("weight", new float[weight.length]);
      momentum.put("bias", new float[bias.length]);
    }

    @Override
    public Step train(Tensor values, int[] labels, double learningRate, long number) {
      steps.incrementAndGet();
      if (number == failAtStep) {
        throw new IllegalStateException("killed");
      }
      Random dropout = new Random(setup.seed() * 31 + number);
      LayerId before = model.network.node(head).inputs().get(0);
      Tensor x =
          setup.from().equals(before)
              ? values
              : model.forward(setup.from(), values, before, setup.dropout() ? dropout : null);
      CrossEntropy sum = new CrossEntropy();
      Tensor logits = model.linear(x, weight, bias);
      sum.add(logits, Arrays.stream(labels).boxed().toList());
      learn(x, byLogits(logits, labels), learningRate);
      Fit fit = sum.fit();
      return new Step(fit.loss(), (int) Math.round(fit.accuracy() * labels.length));
    }

    /** Softmax minus one-hot, divided by the batch's size. */
    private float[][] byLogits(Tensor logits, int[] labels) {
      float[][] all = new float[labels.length][bias.length];
      for (int n = 0; n < labels.length; n++) {
        Prediction row = new Prediction("", labels[n], logits.slice(n).toArray());
        for (int c = 0; c < bias.length; c++) {
          double target = c == labels[n] ? 1 : 0;
          all[n][c] = (float) ((row.probability(c) - target) / labels.length);
        }
      }
      return all;
    }

    private void learn(Tensor x, float[][] byLogits, double rate) {
      float[] byWeight = new float[weight.length];
      float[] byBias = new float[bias.length];
      int in = x.size(1);
      for (int n = 0; n < byLogits.length; n++) {
        for (int c = 0; c < bias.length; c++) {
          byBias[c] += byLogits[n][c];
          for (int k = 0; k < in; k++) {
            byWeight[c * in + k] += byLogits[n][c] * x.at(n * in + k);
          }
        }
      }
      update(weight, byWeight, momentum.get("weight"), rate);
      update(bias, byBias, momentum.get("bias"), rate);
    }

    private void update(float[] p, float[] g, float[] v, double rate) {
      for (int i = 0; i < p.length; i++) {
        v[i] = 0.9f * v[i] + g[i];
        p[i] -= (float) rate * v[i];
      }
    }

    @Override
    public Map<String, Tensor> state() {
      Map<String, Tensor> state = new LinkedHashMap<>();
      momentum.forEach((name, v) -> state.put(name, Tensor.of(v, v.length)));
      return state;
    }

    @Override
    public void restore(Map<String, Tensor> state) {
      state.forEach((name, v) -> momentum.put(name, v.toArray()));
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }
}
