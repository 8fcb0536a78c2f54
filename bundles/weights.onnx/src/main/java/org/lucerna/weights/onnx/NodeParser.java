/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one {@code NodeProto}. */
final class NodeParser {

  private static final String SCOPES = "pkg.torch.onnx.name_scopes";

  private final OnnxFiles files;
  private final Wire wire;
  private final List<String> inputs = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();
  private final Map<String, Attribute> attributes = new HashMap<>();
  private String name = "";
  private String type = "";
  private String domain = "";
  private String module = "";

  NodeParser(OnnxFiles files, Wire wire) {
    this.files = files;
    this.wire = wire;
  }

  OnnxNode read() throws IOException {
    wire.budget().spend(8L * Budget.OBJECT);
    wire.nested(this::field);
    String op = GraphParser.isOwn(domain) ? type : domain + "::" + type;
    return new OnnxNode(name, op, inputs, outputs, attributes, module);
  }

  private boolean field(int field) throws IOException {
    switch (field) {
      case 1 -> inputs.add(wire.text());
      case 2 -> outputs.add(wire.text());
      case 3 -> name = wire.text();
      case 4 -> type = wire.text();
      case 5 -> attribute();
      case 7 -> domain = wire.text();
      case 9 -> property();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void attribute() throws IOException {
    AttributeFields fields = new AttributeFields();
    wire.budget().spend(4L * Budget.OBJECT);
    wire.nested(fields::field);
    attributes.put(fields.key, fields.attribute());
  }

  /** An {@code AttributeProto}; graphs inside are passed over unread. */
  private final class AttributeFields {

    private final List<Long> integers = new ArrayList<>();
    private final List<Float> reals = new ArrayList<>();
    private String key = "";
    private long integer;
    private float real;
    private String text = "";
    private Source tensor;

    boolean field(int field) throws IOException {
      switch (field) {
        case 1 -> key = wire.text();
        case 2 -> real = wire.real();
        case 3 -> integer = wire.number();
        case 4 -> text = wire.text();
        case 5 -> tensor = TensorParser.read(files, wire);
        case 7 -> wire.reals(reals::add);
        case 8 -> wire.numbers(integers::add);
        default -> {
          return false;
        }
      }
      return true;
    }

    Attribute attribute() {
      return new Attribute(integer, real, text, integers, reals, tensor);
    }
  }

  /** The exporter's note on the module, {@code ['', 'features', 'features.0', 'conv2d']}. */
  private void property() throws IOException {
    List<String> texts = new ArrayList<>();
    wire.nested(
        field -> {
          boolean wanted = field == 1 || field == 2 && texts.contains(SCOPES);
          if (wanted) {
            texts.add(wire.text());
          }
          return wanted;
        });
    if (texts.size() == 2) {
      Matcher items = Pattern.compile("'([^']*)'").matcher(texts.get(1));
      String last = "";
      while (items.find()) {
        module = last;
        last = items.group(1);
      }
    }
  }
}
