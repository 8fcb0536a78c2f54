/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.network.Op;

/** The operations that are read, and how. */
final class Operations {

  private static final Map<String, Converter> ALL = table();

  private Operations() {}

  private static Map<String, Converter> table() {
    Map<String, Converter> all = new HashMap<>();
    all.put("Conv", Windows::convolution);
    all.put("MaxPool", Windows::maximum);
    all.put("AveragePool", Windows::average);
    all.put("GlobalAveragePool", Reductions.global(new Op.AdaptiveAvgPool(1, 1)));
    all.put("GlobalMaxPool", Reductions.global(new Op.GlobalMaxPool()));
    all.put("ReduceMean", Reductions.reduction(new Op.AdaptiveAvgPool(1, 1)));
    all.put("ReduceMax", Reductions.reduction(new Op.GlobalMaxPool()));
    all.put("Gemm", Dense::gemm);
    all.put("MatMul", Dense::product);
    all.put("BatchNormalization", Norms::batch);
    all.put("LayerNormalization", Norms::layer);
    all.put(Patterns.CHANNEL_NORM, Norms::layer);
    all.put("LRN", Norms::response);
    all.put("Add", Arithmetic::add);
    all.put("Sum", Arithmetic::add);
    all.put("Sub", Arithmetic::subtract);
    all.put("Mul", Arithmetic::multiply);
    all.put("Div", Arithmetic::divide);
    all.put("Neg", Arithmetic::negate);
    all.put("Constant", Operations::constant);
    activations(all);
    shapes(all);
    return Map.copyOf(all);
  }

  private static void activations(Map<String, Converter> all) {
    all.put("Relu", Activations.of(new Op.Relu()));
    all.put("Sigmoid", Activations.of(new Op.Sigmoid()));
    all.put("Tanh", Activations.of(new Op.Tanh()));
    all.put("HardSwish", Activations.of(new Op.HardSwish()));
    all.put(Patterns.SILU, Activations.of(new Op.Silu()));
    all.put("HardSigmoid", Activations::hardSigmoid);
    all.put("Gelu", Activations::gelu);
    all.put("Clip", Activations::clip);
    all.put("LeakyRelu", Activations::leaky);
    all.put("PRelu", Activations::parametric);
    all.put("Dropout", Activations::dropout);
  }

  private static void shapes(Map<String, Converter> all) {
    all.put("Identity", Shaping::same);
    all.put("Cast", Shaping::same);
    all.put("Shape", Folding::shape);
    all.put("Reshape", Shaping::reshape);
    all.put("Flatten", Shaping::flatten);
    all.put("Squeeze", Shaping::squeeze);
    all.put("Unsqueeze", Shaping::unsqueeze);
    all.put("Expand", Shaping::expand);
    all.put("Transpose", Shaping::transpose);
    all.put("Concat", Shaping::concatenate);
    all.put("Slice", Shaping::slice);
    all.put("Pad", Shaping::pad);
  }

  static boolean knows(String op) {
    return ALL.containsKey(op) || Folding.knows(op);
  }

  static Value convert(Call call) throws IOException {
    String op = call.node().op();
    if (call.isConstant() && Folding.knows(op)) {
      return Folding.fold(call);
    }
    Converter converter = ALL.get(op);
    if (converter == null) {
      throw new UnsupportedException("of values that depend on the picture");
    }
    return converter.convert(call);
  }

  private static Value constant(Call call) throws IOException {
    OnnxNode node = call.node();
    return new Value.Constant(Operations.constant(node));
  }

  /** The value of a Constant node. */
  static Source constant(OnnxNode node) throws IOException {
    for (Map.Entry<String, Attribute> entry : node.attributes().entrySet()) {
      Attribute a = entry.getValue();
      switch (entry.getKey()) {
        case "value" -> {
          if (a.tensor() != null) {
            return a.tensor();
          }
        }
        case "value_int" -> {
          return Computed.scalar(a.integer(), true);
        }
        case "value_ints" -> {
          return Computed.vector(a.integers());
        }
        case "value_float" -> {
          return Computed.scalar(a.real(), false);
        }
        case "value_floats" -> {
          List<Float> reals = a.reals();
          return Computed.vector(reals.stream().mapToDouble(Float::doubleValue).toArray());
        }
        default -> {}
      }
    }
    throw new UnsupportedException("of no number");
  }
}
