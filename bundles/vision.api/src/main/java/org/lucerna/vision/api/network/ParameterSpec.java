/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.List;

/**
 * A tensor a network needs.
 *
 * @param name as torch calls it; mostly layer and leaf, such as {@code features.0.weight}
 * @param shape as torch stores it
 * @param role what it is
 * @param layer the layer it belongs to
 */
public record ParameterSpec(String name, List<Integer> shape, Role role, LayerId layer) {

  /** What a tensor is; statistics are not counted as parameters and not trained. */
  public enum Role {
    WEIGHT,
    BIAS,
    NORM_WEIGHT,
    NORM_BIAS,
    RUNNING_MEAN,
    RUNNING_VAR,
    /** One factor a channel, of a layer normalisation or an affine layer. */
    FACTOR,
    /** One factor a channel on a residual branch, close to 0 at first (Touvron et al. 2021). */
    LAYER_SCALE;

    public boolean isTrained() {
      return this != RUNNING_MEAN && this != RUNNING_VAR;
    }
  }

  public ParameterSpec {
    shape = List.copyOf(shape);
  }

  /** Of a tensor named after its layer. */
  public ParameterSpec(String name, List<Integer> shape, Role role) {
    this(name, shape, role, new LayerId(name.substring(0, name.lastIndexOf('.'))));
  }

  public int elements() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** Product of all sizes but the first: how many inputs one output reads. */
  public int fanIn() {
    return shape.stream().skip(1).reduce(1, Math::multiplyExact);
  }
}
