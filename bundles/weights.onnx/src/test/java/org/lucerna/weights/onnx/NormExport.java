/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.List;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Op;
import org.lucerna.weights.onnx.OnnxFile.Attr;

/** Layer normalisation over the last axis: one operation from opset 17 on, ten before. */
record NormExport(OnnxFile file, int opset) {

  String write(String scope, Op.LayerNorm norm, String x, Tensor weight, Tensor bias) {
    file.floats(scope + ".weight", weight.toArray(), weight.length());
    file.floats(scope + ".bias", bias.toArray(), bias.length());
    if (norm.axis() == 2) {
      return last(scope, norm, x);
    }
    // torchvision's LayerNorm2d puts the channels last and back.
    String moved = step(scope, "Transpose", List.of(x), Attr.integers("perm", 0, 2, 3, 1));
    String out = last(scope, norm, moved);
    return step(scope, "Transpose", List.of(out), Attr.integers("perm", 0, 3, 1, 2));
  }

  private String last(String scope, Op.LayerNorm norm, String x) {
    if (opset >= 17) {
      return step(
          scope,
          "LayerNormalization",
          List.of(x, scope + ".weight", scope + ".bias"),
          Attr.integer("axis", -1),
          Attr.real("epsilon", norm.epsilon()));
    }
    file.constant(scope + "/Two", OnnxFile.scalar(2));
    file.constant(scope + "/Epsilon", OnnxFile.scalar(norm.epsilon()));
    String mean = step(scope, "ReduceMean", List.of(x), Attr.integers("axes", -1));
    String centred = step(scope, "Sub", List.of(x, mean));
    String square = step(scope, "Pow", List.of(centred, scope + "/Two"));
    String variance = step(scope, "ReduceMean", List.of(square), Attr.integers("axes", -1));
    String sum = step(scope, "Add", List.of(variance, scope + "/Epsilon"));
    String root = step(scope, "Sqrt", List.of(sum));
    String quotient = step(scope, "Div", List.of(centred, root));
    String scaled = step(scope, "Mul", List.of(quotient, scope + ".weight"));
    return step(scope, "Add", List.of(scaled, scope + ".bias"));
  }

  private String step(String scope, String op, List<String> inputs, Attr... attributes) {
    return file.step(scope, op, inputs, attributes);
  }
}
