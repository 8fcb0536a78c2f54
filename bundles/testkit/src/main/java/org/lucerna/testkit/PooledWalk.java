/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/**
 * The way back through a {@link PooledProbe}'s network, layer by layer and in closed form.
 *
 * @param picture {@code [3, H, W]}
 * @param weight of the linear layer, {@code [classes, 3]}
 */
record PooledWalk(Tensor picture, Tensor weight, BackwardRule rule) {

  /** All layers, in order; the last gives the logits. */
  static final List<String> LAYERS = List.of("input", "maps", "pool", "flatten", "fc");

  /** What arrives at {@code to} of what starts at {@code from}, shaped like the values there. */
  Tensor back(LayerId from, Tensor start, LayerId to) {
    int last = index(from);
    int first = index(to);
    if (first > last) {
      throw new IllegalArgumentException(to + " lies behind " + from);
    }
    Tensor carried = start;
    for (int layer = last; layer > first; layer--) {
      carried = through(LAYERS.get(layer), carried);
    }
    return carried;
  }

  private static int index(LayerId layer) {
    int index = LAYERS.indexOf(layer.path());
    if (index < 0) {
      throw new IllegalArgumentException("network pooled has no layer " + layer);
    }
    return index;
  }

  /** From a layer's output to its input. */
  private Tensor through(String layer, Tensor g) {
    if (rule instanceof BackwardRule.Relevance || rule instanceof BackwardRule.Excitation) {
      return shared(new PooledShares(picture.relu(), weight, rule), layer, g);
    }
    return switch (layer) {
      case "fc" -> linear(g);
      case "flatten" -> g.reshape(g.length(), 1, 1);
      case "pool" -> spread(g);
      default -> rectifier(g);
    };
  }

  private static Tensor shared(PooledShares shares, String layer, Tensor arriving) {
    return switch (layer) {
      case "fc" -> shares.linear(arriving);
      case "flatten" -> arriving.reshape(arriving.length(), 1, 1);
      case "pool" -> shares.spread(arriving);
      default -> arriving;
    };
  }

  private Tensor linear(Tensor g) {
    float[] byFeature = new float[weight.size(1)];
    for (int i = 0; i < weight.length(); i++) {
      byFeature[i % byFeature.length] += g.at(i / byFeature.length) * weight.at(i);
    }
    return Tensor.wrap(byFeature, byFeature.length);
  }

  private Tensor spread(Tensor g) {
    float[] out = new float[picture.length()];
    int plane = out.length / g.length();
    for (int i = 0; i < out.length; i++) {
      out[i] = g.at(i / plane) / plane;
    }
    return Tensor.wrap(out, picture.shape());
  }

  private Tensor rectifier(Tensor g) {
    Optional<Tensor> reference = Optional.empty();
    if (rule instanceof BackwardRule.Rescale r) {
      if (!r.layer().equals(Network.INPUT)) {
        throw new IllegalArgumentException("nothing is carried before the reference's layer");
      }
      reference = Optional.of(r.reference());
    }
    float[] out = g.toArray();
    for (int i = 0; i < out.length; i++) {
      float x = picture.at(i);
      int at = i;
      float slope = reference.map(r -> chord(x, r.at(at))).orElse(x > 0 ? 1f : 0f);
      out[i] = rectified(out[i], slope);
    }
    return Tensor.wrap(out, g.shape());
  }

  private float rectified(float g, float slope) {
    if (rule instanceof BackwardRule.Deconvnet) {
      return Math.max(0, g);
    }
    float passed = rule instanceof BackwardRule.Guided ? Math.max(0, g) : g;
    return slope == 0 ? 0 : passed * slope;
  }

  /** The slope of max(0, x) between two points; at one point its derivative. */
  private static float chord(float x, float reference) {
    if (x == reference) {
      return x > 0 ? 1 : 0;
    }
    return (Math.max(0, x) - Math.max(0, reference)) / (x - reference);
  }
}
