/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A product taken apart: {@code 0.5 * x * (1 + erf(…))} in whatever order it is multiplied.
 *
 * @param scale the product of its numbers
 * @param names the values that are no numbers
 */
record Factors(double scale, List<String> names) {

  private static final int DEPTH = 4;

  /** Empty if the node is no product of at most two values and some numbers. */
  static Optional<Factors> of(Wiring wiring, OnnxNode node) throws IOException {
    List<String> names = new ArrayList<>();
    double[] scale = {1};
    boolean found = collect(wiring, node, names, scale);
    return found ? Optional.of(new Factors(scale[0], List.copyOf(names))) : Optional.empty();
  }

  private static boolean collect(Wiring wiring, OnnxNode root, List<String> names, double[] scale)
      throws IOException {
    List<OnnxNode> open = new ArrayList<>(List.of(root));
    for (int depth = 0; !open.isEmpty(); depth++) {
      OnnxNode node = open.remove(0);
      boolean divides = node.op().equals("Div");
      if (depth > DEPTH || !divides && !node.op().equals("Mul")) {
        return false;
      }
      for (int i = 0; i < 2; i++) {
        String input = node.input(i);
        double number = wiring.scalar(input);
        OnnxNode inner = wiring.producer(input);
        if (!Double.isNaN(number)) {
          scale[0] *= divides && i == 1 ? 1 / number : number;
        } else if (divides && i == 1 || wiring.isConstant(input)) {
          return false;
        } else if (isInner(inner) && wiring.readers(input) == 1) {
          open.add(inner);
        } else {
          names.add(input);
        }
      }
    }
    return names.size() <= 2;
  }

  private static boolean isInner(OnnxNode node) {
    return node != null && (node.op().equals("Mul") || node.op().equals("Div"));
  }
}
