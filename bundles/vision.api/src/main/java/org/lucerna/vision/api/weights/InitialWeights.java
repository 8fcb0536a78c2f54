/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.util.List;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ParameterSpec;

/**
 * Random weights to start training from. Every value follows from the seed, its tensor's name and
 * its position, so that a layer starts alike whatever else the network has.
 */
public final class InitialWeights implements Weights {

  /**
   * How convolutions and linear layers start. BatchNorm is 1, 0, 0, 1 always, other normalisation
   * 1, 0, a layer scale 1e-6 as in ConvNeXt (Liu et al. 2022).
   */
  public enum Scheme {
    /**
     * torch's default for Conv2d and Linear: weight and bias uniform in ±1/√fan_in (LeCun et al.
     * 1998; kaiming_uniform with a = √5).
     */
    TORCH,
    /**
     * Weights normal with variance 2/fan_in, biases 0 (He et al. 2015, eq. 10): keeps the size of
     * activations through many ReLU layers, for networks trained from scratch.
     */
    HE_NORMAL
  }

  private final RuledWeights weights;
  private final long seed;
  private final Scheme scheme;

  private InitialWeights(Network network, long seed, Scheme scheme) {
    this.weights = new RuledWeights(network);
    this.seed = seed;
    this.scheme = scheme;
  }

  /** All tensors of {@code network}, by torch's defaults. */
  public static InitialWeights of(Network network, long seed) {
    return of(network, seed, Scheme.TORCH);
  }

  public static InitialWeights of(Network network, long seed, Scheme scheme) {
    return new InitialWeights(network, seed, scheme);
  }

  @Override
  public Set<String> names() {
    return weights.names();
  }

  @Override
  public List<Integer> shape(String name) {
    return weights.spec(name).shape();
  }

  @Override
  public Tensor read(String name) {
    ParameterSpec spec = weights.spec(name);
    return RuledWeights.fill(
        spec.shape(),
        switch (spec.role()) {
          case WEIGHT, BIAS -> rule(spec);
          case NORM_WEIGHT, RUNNING_VAR, FACTOR -> i -> 1;
          case LAYER_SCALE -> i -> 1e-6;
          case NORM_BIAS, RUNNING_MEAN -> i -> 0;
        });
  }

  private RuledWeights.Rule rule(ParameterSpec spec) {
    NamedStream stream = NamedStream.of(spec.name(), seed);
    int fanIn = weights.fanIn(spec.name());
    if (scheme == Scheme.TORCH) {
      double bound = 1 / Math.sqrt(fanIn);
      return i -> (2 * stream.uniform(i) - 1) * bound;
    }
    double deviation = Math.sqrt(2.0 / fanIn);
    return spec.role() == ParameterSpec.Role.BIAS ? i -> 0 : i -> deviation * stream.normal(i);
  }

  @Override
  public String origin() {
    return "initial (seed " + seed + ")";
  }

  @Override
  public String sha256() {
    return Digests.ofText("initial weights, scheme " + scheme + ", seed " + seed);
  }

  @Override
  public void close() {}
}
