/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import java.util.HashMap;
import java.util.Map;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardPass;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.RegionTarget;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.TargetSum;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;

/**
 * A probe in plain Java, for testing explanation methods without an engine: the picture's positive
 * part are the feature maps ({@code maps}), followed by global average pooling ({@code pool}),
 * {@code flatten} and a linear layer ({@code fc}). All its answers are closed formulas.
 */
public final class PooledProbe implements Probe {

  /** The feature maps, {@code [3, H, W]}. */
  public static final LayerId MAPS = new LayerId("maps");

  /** The pooled features, {@code [3]}. */
  public static final LayerId FLAT = new LayerId("flatten");

  private final Network network;
  private final Tensor inputs;
  private final Tensor weight;
  private boolean closed;

  /**
   * @param inputs {@code [N, 3, S, S]}
   * @param weight of the linear layer, {@code [classes, 3]}; there is no bias
   */
  public PooledProbe(Tensor inputs, Tensor weight) {
    this.inputs = inputs;
    this.weight = weight;
    this.network =
        new NetworkBuilder()
            .input(Preprocessing.IMAGENET.sized(0, inputs.size(2)))
            .add(MAPS.path(), new Op.Relu())
            .features()
            .extractor()
            .add("pool", new Op.AdaptiveAvgPool(1, 1))
            .add(FLAT.path(), new Op.Flatten())
            .add("fc", new Op.Linear(weight.size(0), false))
            .build("pooled");
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public int pictures() {
    return inputs.size(0);
  }

  @Override
  public Tensor input(int picture) {
    return inputs.slice(picture);
  }

  @Override
  public float[] logits(int picture) {
    return logits(input(picture).relu());
  }

  private float[] logits(Tensor maps) {
    float[] means = maps.channelMeans();
    float[] logits = new float[weight.size(0)];
    for (int i = 0; i < weight.length(); i++) {
      logits[i / means.length] += weight.at(i) * means[i % means.length];
    }
    return logits;
  }

  @Override
  public Tensor activation(int picture, LayerId layer) {
    Tensor maps = input(picture).relu();
    return switch (layer.path()) {
      case "input" -> input(picture);
      case "maps" -> maps;
      case "pool" -> Tensor.wrap(maps.channelMeans(), maps.size(0), 1, 1);
      case "flatten" -> Tensor.wrap(maps.channelMeans(), maps.size(0));
      default -> Tensor.wrap(logits(maps), weight.size(0));
    };
  }

  @Override
  public Tensor gradient(int picture, LayerId layer, Target target) {
    return propagate(picture, layer, target, new BackwardRule.Gradient());
  }

  /** By all rules but those of relevance at pixels (box and flat), which need a first layer. */
  @Override
  public Map<LayerId, Tensor> propagate(int picture, BackwardPass pass) {
    PooledWalk walk = new PooledWalk(input(picture), weight, pass.rule());
    Map<LayerId, Tensor> found = new HashMap<>();
    pass.to().forEach(to -> found.put(to, walk.back(pass.from(), pass.start(), to)));
    return found;
  }

  /** Zero: the network is linear by pieces; only for targets that are linear, too. */
  @Override
  public Tensor curvature(int picture, LayerId layer, Target target, Tensor direction) {
    if (!isLinear(target)) {
      throw new UnsupportedOperationException("only for targets linear in their values");
    }
    return Tensor.wrap(new float[direction.length()], direction.shape());
  }

  private static boolean isLinear(Target target) {
    return target instanceof TargetSum sum
        ? sum.terms().stream().allMatch(t -> isLinear(t.target()))
        : target instanceof Target.ClassLogit
            || target instanceof Target.Ranked
            || target instanceof RegionTarget;
  }

  @Override
  public Probe fork(ProbePlan plan) {
    return new PooledProbe(plan.inputs(), weight);
  }

  @Override
  public Tensor scores(LayerId layer, Tensor values) {
    if (!layer.equals(MAPS) && !layer.equals(Network.INPUT)) {
      throw new IllegalArgumentException("only from maps or input");
    }
    int classes = weight.size(0);
    float[] all = new float[values.size(0) * classes];
    for (int i = 0; i < values.size(0); i++) {
      System.arraycopy(logits(values.slice(i).relu()), 0, all, i * classes, classes);
    }
    return Tensor.wrap(all, values.size(0), classes);
  }

  @Override
  public Tensor parameter(String name) {
    if (!name.equals("fc.weight")) {
      throw new IllegalArgumentException("there is no parameter " + name);
    }
    return weight;
  }

  @Override
  public void close() {
    closed = true;
  }
}
