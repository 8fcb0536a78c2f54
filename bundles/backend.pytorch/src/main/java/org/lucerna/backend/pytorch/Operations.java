/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Window;

/**
 * Executes single layers so that gradients may be recorded: nothing is written over. A result
 * belongs to its first input's manager; inputs stay open.
 *
 * @param parameters by name
 */
record Operations(Map<String, PtNDArray> parameters, Mode mode) implements Layers {

  /** torch has one random generator for the whole process. */
  private static final Object GENERATOR = new Object();

  @Override
  public PtNDArray apply(Node node, List<PtNDArray> inputs, boolean spare) {
    return apply(node, inputs);
  }

  PtNDArray apply(Node node, List<PtNDArray> inputs) {
    PtNDArray x = inputs.get(0);
    Op op = node.op();
    if (op instanceof Op.Conv c) {
      return convolution(node.id(), c, x);
    } else if (op instanceof Op.Linear) {
      return JniUtils.linear(x, parameter(node.id(), "weight"), parameter(node.id(), "bias"));
    } else if (op instanceof Op.BatchNorm b) {
      return batchNorm(node.id(), b, x);
    } else if (op instanceof Op.LayerNorm n) {
      return layerNorm(node.id(), n, x);
    } else if (op instanceof Op.Affine) {
      return affine(node.id(), x);
    } else if (op instanceof Op.LayerScale) {
      return JniUtils.mul(x, parameters.get(Parameters.layerScale(node.id())));
    } else if (op instanceof Op.Dropout d) {
      return dropout(node.id(), d, x);
    } else if (op instanceof Op.StochasticDepth d) {
      return stochasticDepth(node.id(), d, x);
    } else if (op instanceof Op.Add) {
      return sum(inputs);
    } else if (op instanceof Op.Multiply) {
      return JniUtils.mul(x, inputs.get(1));
    } else if (op instanceof Op.Concat) {
      return JniUtils.cat(inputs.toArray(PtNDArray[]::new), 1);
    }
    return fixed(node, x);
  }

  /** What neither has parameters nor depends on the mode. */
  private static PtNDArray fixed(Node node, PtNDArray x) {
    Op op = node.op();
    requirePlanes(node, x);
    if (op instanceof Op.MaxPool p) {
      return Pooling.max(p, x);
    } else if (op instanceof Op.AvgPool p) {
      return Pooling.average(p, x);
    } else if (op instanceof Op.AdaptiveAvgPool p) {
      return JniUtils.adaptiveAvgPool(x, new Shape(p.height(), p.width()));
    } else if (op instanceof Op.GlobalMaxPool) {
      return JniUtils.adaptiveMaxPool(x, new Shape(1, 1));
    } else if (op instanceof Op.LocalResponseNorm n) {
      return Channels.localResponseNorm(n, x);
    } else if (op instanceof Op.PadChannels p) {
      return JniUtils.pad(x, new long[] {0, 0, 0, 0, p.before(), p.behind()}, 0);
    } else if (op instanceof Op.Permute p) {
      return Channels.permute(p, x);
    } else if (op instanceof Op.Flatten) {
      return JniUtils.flatten(x, 1, -1);
    }
    return Activations.apply(node, x);
  }

  /** DJL answers pooling of anything else with a null pointer, which ends the process. */
  private static void requirePlanes(Node node, PtNDArray x) {
    Op op = node.op();
    boolean pools =
        op instanceof Op.MaxPool
            || op instanceof Op.AvgPool
            || op instanceof Op.AdaptiveAvgPool
            || op instanceof Op.GlobalMaxPool;
    if (pools && x.getShape().dimension() != 4) {
      throw new IllegalArgumentException(
          "layer %s needs [N, C, H, W], not %s".formatted(node.id(), x.getShape()));
    }
  }

  private PtNDArray convolution(LayerId id, Op.Conv conv, PtNDArray x) {
    Window w = conv.window();
    PtNDArray weight = parameter(id, "weight");
    PtNDArray bias = parameter(id, "bias");
    Shape stride = new Shape(w.y().stride(), w.x().stride());
    Shape dilation = new Shape(w.y().dilation(), w.x().dilation());
    if (w.evenlyPadded()) {
      Shape padding = new Shape(w.y().padBefore(), w.x().padBefore());
      return JniUtils.convolution(x, weight, bias, stride, padding, dilation, conv.groups());
    }
    long[] sides = {w.x().padBefore(), w.x().padAfter(), w.y().padBefore(), w.y().padAfter()};
    try (PtNDArray padded = JniUtils.pad(x, sides, 0)) {
      Shape none = new Shape(0, 0);
      return JniUtils.convolution(padded, weight, bias, stride, none, dilation, conv.groups());
    }
  }

  private PtNDArray batchNorm(LayerId id, Op.BatchNorm norm, PtNDArray x) {
    // The order of the native function: the names in JniUtils's signature are wrong (DJL 0.35.1).
    return JniUtils.batchNorm(
        x,
        parameter(id, "running_mean"),
        parameter(id, "running_var"),
        parameter(id, "weight"),
        parameter(id, "bias"),
        mode.batchStatistics().contains(id),
        norm.momentum(),
        norm.epsilon());
  }

  private PtNDArray layerNorm(LayerId id, Op.LayerNorm norm, PtNDArray x) {
    PtNDArray weight = parameter(id, "weight");
    PtNDArray bias = parameter(id, "bias");
    Shape channels = weight.getShape();
    if (norm.axis() == x.getShape().dimension() - 2) {
      return JniUtils.layerNorm(x, channels, weight, bias, norm.epsilon());
    }
    try (PtNDArray turned = JniUtils.permute(x, new long[] {0, 2, 3, 1});
        PtNDArray normed = JniUtils.layerNorm(turned, channels, weight, bias, norm.epsilon())) {
      return JniUtils.permute(normed, new long[] {0, 3, 1, 2});
    }
  }

  private PtNDArray affine(LayerId id, PtNDArray x) {
    boolean planes = x.getShape().dimension() == 4;
    long[] each = planes ? new long[] {-1, 1, 1} : new long[] {-1};
    try (PtNDArray weight = JniUtils.reshape(parameter(id, "weight"), each);
        PtNDArray bias = JniUtils.reshape(parameter(id, "bias"), each);
        PtNDArray scaled = JniUtils.mul(x, weight)) {
      return JniUtils.add(scaled, bias);
    }
  }

  private PtNDArray dropout(LayerId id, Op.Dropout dropout, PtNDArray x) {
    if (!mode.dropout() || dropout.rate() == 0) {
      return same(x);
    }
    synchronized (GENERATOR) {
      JniUtils.setSeed(mode.seed(id));
      return JniUtils.dropout(x, dropout.rate(), true);
    }
  }

  /** One factor a picture, 0 or 1 / (1 - rate), which is what dropout makes of ones. */
  private PtNDArray stochasticDepth(LayerId id, Op.StochasticDepth depth, PtNDArray x) {
    if (!mode.dropout() || depth.rate() == 0) {
      return same(x);
    }
    long[] rows = new long[x.getShape().dimension()];
    Arrays.fill(rows, 1);
    rows[0] = x.getShape().get(0);
    try (PtNDArray ones = (PtNDArray) x.getManager().ones(new Shape(rows));
        PtNDArray factors = dropout(id, new Op.Dropout(depth.rate()), ones)) {
      return JniUtils.mul(x, factors);
    }
  }

  private static PtNDArray sum(List<PtNDArray> inputs) {
    PtNDArray sum = same(inputs.get(0));
    for (PtNDArray next : inputs.subList(1, inputs.size())) {
      try (PtNDArray before = sum) {
        sum = JniUtils.add(before, next);
      }
    }
    return sum;
  }

  /** Another handle to the same values, which may be closed on its own. */
  private static PtNDArray same(PtNDArray x) {
    return JniUtils.reshape(x, x.getShape().getShape());
  }

  /** Null where the layer has none, such as a convolution without bias. */
  private PtNDArray parameter(LayerId id, String leaf) {
    return parameters.get(id.path() + "." + leaf);
  }
}
