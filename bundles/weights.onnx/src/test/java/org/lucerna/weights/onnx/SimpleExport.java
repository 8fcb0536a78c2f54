/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.weights.onnx.OnnxFile.Attr;

/**
 * Operations without tensors.
 *
 * @param in shape of the first input
 */
record SimpleExport(OnnxFile file, int opset, Shape in) {

  String write(String scope, Op op, String x) {
    if (op instanceof Op.MaxPool pool) {
      List<Attr> attributes = new ArrayList<>(Exporter.window(pool.window()));
      if (opset < 10) {
        attributes.remove(2);
      } else {
        attributes.add(Attr.integer("ceil_mode", pool.ceil() ? 1 : 0));
      }
      return step(scope, "MaxPool", List.of(x), attributes.toArray(Attr[]::new));
    } else if (op instanceof Op.AvgPool pool) {
      List<Attr> attributes = new ArrayList<>(Exporter.window(pool.window()));
      attributes.remove(2); // dilations came with opset 19
      attributes.add(Attr.integer("count_include_pad", pool.countPadding() ? 1 : 0));
      return step(scope, "AveragePool", List.of(x), attributes.toArray(Attr[]::new));
    } else if (op instanceof Op.AdaptiveAvgPool pool) {
      return adaptive(scope, pool, x);
    } else if (op instanceof Op.Clamp clamp) {
      return clamp(scope, clamp, x);
    } else if (op instanceof Op.Flatten) {
      return step(scope, "Flatten", List.of(x), Attr.integer("axis", 1));
    } else if (op instanceof Op.Silu) {
      return step(scope, "Mul", List.of(x, step(scope, "Sigmoid", List.of(x))));
    } else if (op instanceof Op.HardSigmoid) {
      return step(scope, "HardSigmoid", List.of(x), Attr.real("alpha", 1 / 6.0));
    } else if (op instanceof Op.HardSwish) {
      return hardSwish(scope, x);
    } else if (op instanceof Op.Gelu) {
      return gelu(scope, x);
    } else if (op instanceof Op.Permute permute) {
      long[] order = new long[4];
      for (int i = 0; i < 3; i++) {
        order[i + 1] = permute.order().get(i) + 1;
      }
      return step(scope, "Transpose", List.of(x), Attr.integers("perm", order));
    }
    return plain(scope, op, x);
  }

  private String plain(String scope, Op op, String x) {
    if (op instanceof Op.Relu || op instanceof Op.Sigmoid || op instanceof Op.Tanh) {
      return step(scope, op.name(), List.of(x));
    } else if (op instanceof Op.GlobalMaxPool) {
      return step(scope, "GlobalMaxPool", List.of(x));
    } else if (op instanceof Op.LeakyRelu leaky) {
      return step(scope, "LeakyRelu", List.of(x), Attr.real("alpha", leaky.slope()));
    } else if (op instanceof Op.LocalResponseNorm norm) {
      return step(
          scope,
          "LRN",
          List.of(x),
          Attr.integer("size", norm.size()),
          Attr.real("alpha", norm.alpha()),
          Attr.real("beta", norm.beta()),
          Attr.real("bias", norm.k()));
    }
    throw new IllegalArgumentException("no export of " + op);
  }

  /** Torch knows the sizes when it exports; from opset 18 on axes are an input. */
  private String adaptive(String scope, Op.AdaptiveAvgPool pool, String x) {
    if (pool.height() == 1 && pool.width() == 1) {
      if (opset < 18) {
        return step(scope, "GlobalAveragePool", List.of(x));
      }
      file.integers(scope + "/axes", 2, 3);
      return step(scope, "ReduceMean", List.of(x, scope + "/axes"), Attr.integer("keepdims", 1));
    }
    long y = in.height() / pool.height();
    long w = in.width() / pool.width();
    return step(
        scope,
        "AveragePool",
        List.of(x),
        Attr.integers("kernel_shape", y, w),
        Attr.integers("strides", y, w));
  }

  private String clamp(String scope, Op.Clamp clamp, String x) {
    if (opset < 11) {
      return step(
          scope, "Clip", List.of(x), Attr.real("min", clamp.low()), Attr.real("max", clamp.high()));
    }
    file.constant(scope + "/Constant_output_0", OnnxFile.scalar(clamp.low()));
    file.constant(scope + "/Constant_1_output_0", OnnxFile.scalar(clamp.high()));
    return step(
        scope, "Clip", List.of(x, scope + "/Constant_output_0", scope + "/Constant_1_output_0"));
  }

  private String hardSwish(String scope, String x) {
    if (opset >= 14) {
      return step(scope, "HardSwish", List.of(x));
    }
    file.constant(scope + "/Three", OnnxFile.scalar(3));
    file.constant(scope + "/Zero", OnnxFile.scalar(0));
    file.constant(scope + "/Six", OnnxFile.scalar(6));
    String sum = step(scope, "Add", List.of(x, scope + "/Three"));
    String clip = step(scope, "Clip", List.of(sum, scope + "/Zero", scope + "/Six"));
    String product = step(scope, "Mul", List.of(x, clip));
    return step(scope, "Div", List.of(product, scope + "/Six"));
  }

  private String gelu(String scope, String x) {
    if (opset >= 20) {
      return step(scope, "Gelu", List.of(x));
    }
    file.constant(scope + "/Root", OnnxFile.scalar(Math.sqrt(2)));
    file.constant(scope + "/One", OnnxFile.scalar(1));
    file.constant(scope + "/Half", OnnxFile.scalar(0.5));
    String inner = step(scope, "Div", List.of(x, scope + "/Root"));
    String erf = step(scope, "Erf", List.of(inner));
    String sum = step(scope, "Add", List.of(erf, scope + "/One"));
    String product = step(scope, "Mul", List.of(x, sum));
    return step(scope, "Mul", List.of(product, scope + "/Half"));
  }

  private String step(String scope, String op, List<String> inputs, Attr... attributes) {
    return file.step(scope, op, inputs, attributes);
  }
}
