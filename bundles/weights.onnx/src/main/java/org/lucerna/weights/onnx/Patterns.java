/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the operations that exporters write as several: SiLU, hard-swish, hard-sigmoid, GELU, layer
 * normalisation, a product with its bias. Nodes that become superfluous stay; nothing reads them.
 */
final class Patterns {

  /** {@code x * sigmoid(x)}; no exporter's name. */
  static final String SILU = "lucerna::Silu";

  /** Layer normalisation over the channels of {@code [C, H, W]}. */
  static final String CHANNEL_NORM = "lucerna::ChannelNorm";

  private static final double CLOSE = 1e-4;

  private final Wiring wiring;

  private Patterns(Graph graph) {
    this.wiring = new Wiring(graph);
  }

  /**
   * @param graph its nodes sorted
   */
  static Graph simplified(Graph graph) throws IOException {
    Patterns patterns = new Patterns(graph);
    List<OnnxNode> nodes = new ArrayList<>();
    for (OnnxNode node : graph.nodes()) {
      OnnxNode better = patterns.better(node);
      patterns.wiring.replace(node, better);
      nodes.add(better);
    }
    return graph.with(nodes);
  }

  private OnnxNode better(OnnxNode node) throws IOException {
    return switch (node.op()) {
      case "Mul", "Div" -> product(node);
      case "Add" -> sum(node);
      default -> node;
    };
  }

  private OnnxNode product(OnnxNode node) throws IOException {
    Optional<Factors> found = Factors.of(wiring, node);
    if (found.isEmpty()) {
      return norm(node).orElse(node);
    }
    double scale = found.get().scale();
    List<String> names = found.get().names();
    if (names.size() == 1 && close(scale, 1.0 / 6)) {
      Optional<String> x = sixClip(names.get(0));
      return x.map(n -> hardSigmoid(node, n)).orElse(node);
    }
    if (names.size() != 2) {
      return node;
    }
    for (int i = 0; i < 2; i++) {
      String x = names.get(i);
      String y = names.get(1 - i);
      if (close(scale, 1) && isCall("Sigmoid", y, x)) {
        return node.as(SILU, List.of(x), Map.of());
      } else if (close(scale, 1) && isTorchsHardSigmoid(y, x)
          || close(scale, 1.0 / 6) && sixClip(y).filter(x::equals).isPresent()) {
        return node.as("HardSwish", List.of(x), Map.of());
      } else if (close(scale, 0.5) && isOnePlusErf(y, x)) {
        return node.as("Gelu", List.of(x), Map.of());
      }
    }
    return norm(node).orElse(node);
  }

  private static OnnxNode hardSigmoid(OnnxNode node, String x) {
    return node.as("HardSigmoid", List.of(x), Map.of("alpha", real(1f / 6), "beta", real(0.5f)));
  }

  private static Attribute real(float value) {
    return new Attribute(0, value, "", List.of(), List.of(), null);
  }

  private boolean isCall(String op, String output, String input) {
    OnnxNode node = wiring.producer(output);
    return node != null && node.op().equals(op) && node.input(0).equals(input);
  }

  private boolean isTorchsHardSigmoid(String output, String input) {
    return isCall("HardSigmoid", output, input) && Activations.isTorchs(wiring.producer(output));
  }

  /** The x of {@code clip(x + 3, 0, 6)}. */
  private Optional<String> sixClip(String output) throws IOException {
    OnnxNode clip = wiring.producer(output);
    if (clip == null || !clip.op().equals("Clip")) {
      return Optional.empty();
    }
    double low = clip.input(1).isEmpty() ? clip.real("min", -1) : wiring.scalar(clip.input(1));
    double high = clip.input(2).isEmpty() ? clip.real("max", -1) : wiring.scalar(clip.input(2));
    return low == 0 && high == 6 ? wiring.plus(clip.input(0), 3) : Optional.empty();
  }

  /** Whether a value is {@code 1 + erf(x / sqrt(2))}. */
  private boolean isOnePlusErf(String output, String x) throws IOException {
    Optional<String> erf = wiring.plus(output, 1);
    OnnxNode node = erf.map(wiring::producer).orElse(null);
    if (node == null || !node.op().equals("Erf")) {
      return false;
    }
    OnnxNode inner = wiring.producer(node.input(0));
    Optional<Factors> factors = inner == null ? Optional.empty() : Factors.of(wiring, inner);
    return factors.isPresent()
        && factors.get().names().equals(List.of(x))
        && close(factors.get().scale(), Math.sqrt(0.5));
  }

  /** {@code (x - mean) / sqrt(variance + epsilon) * weight}, the bias still to come. */
  private Optional<OnnxNode> norm(OnnxNode node) throws IOException {
    for (int i = 0; i < 2 && node.op().equals("Mul"); i++) {
      OnnxNode quotient = wiring.producer(node.input(i));
      if (quotient != null && quotient.op().equals("Div") && wiring.isConstant(node.input(1 - i))) {
        return new NormPattern(wiring).match(node, quotient, node.input(1 - i));
      }
    }
    return Optional.empty();
  }

  private OnnxNode sum(OnnxNode node) throws IOException {
    for (int i = 0; i < 2; i++) {
      OnnxNode inner = wiring.producer(node.input(i));
      String bias = node.input(1 - i);
      boolean fits =
          inner != null
              && inner.inputs().size() == 2
              && wiring.readers(node.input(i)) == 1
              && wiring.isConstant(bias)
              && (inner.op().equals("MatMul") && wiring.isConstant(inner.input(1))
                  || inner.op().equals("LayerNormalization")
                  || inner.op().equals(CHANNEL_NORM));
      if (fits && wiring.isVector(bias, inner)) {
        List<String> inputs = List.of(inner.input(0), inner.input(1), bias);
        OnnxNode whole = node.as(inner.op(), inputs, inner.attributes());
        return inner.op().equals("MatMul") ? whole.named(inner) : whole;
      }
    }
    return node;
  }

  private static boolean close(double a, double b) {
    return Math.abs(a - b) < CLOSE;
  }
}
