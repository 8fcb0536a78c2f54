/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.util.List;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ParameterSpec;

/**
 * Meaningless but reproducible weights for parity checks and dry runs: every value follows from its
 * tensor's name and its position alone, so that any implementation in any language makes the same
 * ones without a file.
 */
public final class ProceduralWeights implements Weights {

  private static final String RULE =
      "u = splitmix64(FNV-1a 64 of the name, i) in [0, 1) with 24 bits; weight (2u-1) sqrt(6/fan_in);"
          + " norm weight 0.5+0.5u; running variance 0.5+u; other vectors 0.1 (2u-1)";

  private final RuledWeights weights;

  private ProceduralWeights(Network network) {
    this.weights = new RuledWeights(network);
  }

  /** All tensors of {@code network}. */
  public static ProceduralWeights of(Network network) {
    return new ProceduralWeights(network);
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
    return RuledWeights.fill(spec.shape(), rule(spec));
  }

  /** A layer scale is no vector but {@code [C, 1, 1]}, and so a weight of fan-in 1. */
  private static RuledWeights.Rule rule(ParameterSpec spec) {
    NamedStream stream = NamedStream.of(spec.name());
    double bound = Math.sqrt(6.0 / spec.fanIn());
    return switch (spec.role()) {
      case WEIGHT, LAYER_SCALE -> i -> (2 * stream.uniform(i) - 1) * bound;
      case NORM_WEIGHT -> i -> 0.5 + 0.5 * stream.uniform(i);
      case RUNNING_VAR -> i -> 0.5 + stream.uniform(i);
      case BIAS, NORM_BIAS, RUNNING_MEAN, FACTOR -> i -> (2 * stream.uniform(i) - 1) * 0.1;
    };
  }

  @Override
  public String origin() {
    return "procedural";
  }

  @Override
  public String sha256() {
    return Digests.ofText(RULE);
  }

  @Override
  public void close() {}
}
