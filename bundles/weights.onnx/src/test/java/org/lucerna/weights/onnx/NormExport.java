/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.List;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Op;
import org.lucerna.weights.onnx.OnnxFile.Attr;

/** Layer normalisation over the last axis: one operation from opset 17 on, ten before. */
record NormExport(OnnxFile file, int opset) {

  String write(String scope, Op.LayerNorm norm, String x, Tensor weight, Tensor bias) {
    String path = scope.substring(scope.lastIndexOf('/') + 1);
    file.floats(scope + ".weight", weight.toArray(), weight.length());
    file.floats(scope + ".bias", bias.toArray(), bias.length());
    if (norm.axis() == 0) {
      throw new IllegalArgumentException(path + ": torch normalises the last axis");
    }
    if (opset >= 17) {
      String out = scope + "/LayerNormalization_output_0";
      file.named(
          scope + "/LayerNormalization",
          "LayerNormalization",
          out,
          List.of(x, scope + ".weight", scope + ".bias"),
          Attr.integer("axis", -1),
          Attr.real("epsilon", norm.epsilon()));
      return out;
    }
    file.constant(scope + "/Two", OnnxFile.scalar(2));
    file.constant(scope + "/Epsilon", OnnxFile.scalar(norm.epsilon()));
    String mean = step(scope, "ReduceMean", List.of(x), Attr.integers("axes", -1));
    String centred = step(scope, "Sub", List.of(x, mean));
    String square = step(scope, "Pow", List.of(centred, scope + "/Two"));
    file.named(
        scope + "/ReduceMean_1",
        "ReduceMean",
        scope + "/ReduceMean_1_output_0",
        List.of(square),
        Attr.integers("axes", -1));
    String sum = step(scope, "Add", List.of(scope + "/ReduceMean_1_output_0", scope + "/Epsilon"));
    String root = step(scope, "Sqrt", List.of(sum));
    String quotient = step(scope, "Div", List.of(centred, root));
    String scaled = step(scope, "Mul", List.of(quotient, scope + ".weight"));
    file.named(
        scope + "/Add_1", "Add", scope + "/Add_1_output_0", List.of(scaled, scope + ".bias"));
    return scope + "/Add_1_output_0";
  }

  private String step(String scope, String op, List<String> inputs, Attr... attributes) {
    String name = scope + "/" + op;
    file.named(name, op, name + "_output_0", inputs, attributes);
    return name + "_output_0";
  }
}
