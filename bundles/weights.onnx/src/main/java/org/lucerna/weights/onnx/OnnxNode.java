/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of the graph.
 *
 * @param name the exporter's, may be empty
 * @param op the type; with its domain in front where that is not ONNX's own
 * @param inputs names of values; empty for one left out
 * @param module the torch module it comes from, where the exporter says so, else empty
 */
record OnnxNode(
    String name,
    String op,
    List<String> inputs,
    List<String> outputs,
    Map<String, Attribute> attributes,
    String module) {

  OnnxNode {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = Map.copyOf(attributes);
  }

  /** The same place in the graph with another operation: what a pattern of nodes amounts to. */
  OnnxNode as(String newOp, List<String> newInputs, Map<String, Attribute> newAttributes) {
    return new OnnxNode(name, newOp, newInputs, outputs, newAttributes, module);
  }

  /** Under the name of another node. */
  OnnxNode named(OnnxNode other) {
    return new OnnxNode(other.name, op, inputs, outputs, attributes, other.module);
  }

  String output() {
    return outputs.isEmpty() ? "" : outputs.get(0);
  }

  /** The name of an input, empty where it is left out. */
  String input(int index) {
    return index < inputs.size() ? inputs.get(index) : "";
  }

  Optional<Attribute> attribute(String key) {
    return Optional.ofNullable(attributes.get(key));
  }

  long integer(String key, long otherwise) {
    return attribute(key).map(Attribute::integer).orElse(otherwise);
  }

  double real(String key, double otherwise) {
    return attribute(key).map(a -> (double) a.real()).orElse(otherwise);
  }

  String text(String key, String otherwise) {
    return attribute(key).map(Attribute::text).orElse(otherwise);
  }

  /** What people find it by. */
  String place() {
    return name.isEmpty() ? output() : name;
  }
}
