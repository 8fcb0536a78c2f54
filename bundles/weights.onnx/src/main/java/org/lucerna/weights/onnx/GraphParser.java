/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a {@code ModelProto}: field numbers are those of ONNX's onnx.proto. Subgraphs, training
 * information and documentation are passed over.
 */
final class GraphParser {

  private static final long LARGEST = Integer.MAX_VALUE;
  private static final int MOST = 10_000;

  private final OnnxFiles files;
  private final Wire wire;
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final Map<String, Source> constants = new LinkedHashMap<>();
  private final List<Graph.Input> inputs = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();
  private long opset;
  private boolean found;

  private GraphParser(OnnxFiles files, Wire wire) {
    this.files = files;
    this.wire = wire;
  }

  /**
   * @throws BadFileException saying why it is no sound model
   */
  static Graph read(OnnxFiles files) throws IOException {
    long size = files.main().size();
    if (size == 0) {
      throw new BadFileException("is empty: download or copy it again");
    }
    if (size > LARGEST) {
      throw new BadFileException(
          "is larger than 2 GB, which its format does not allow: export it with external data");
    }
    GraphParser parser = new GraphParser(files, new Wire(files.main(), new Budget()));
    try {
      parser.wire.message(parser::model);
    } catch (InvalidProtocolBufferException e) {
      throw new BadFileException(
          parser.found || parser.opset > 0
              ? "is cut short or damaged: download or copy it again"
              : "is no ONNX file, but " + kind(files.main()));
    }
    return parser.graph();
  }

  /** The usual mix-ups. */
  private static String kind(FileChannel file) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(32);
    file.read(head, 0);
    String text = new String(head.array(), StandardCharsets.ISO_8859_1);
    if (text.stripLeading().startsWith("<")) {
      return "a web page: the download went wrong";
    } else if (text.startsWith("version https://git-lfs")) {
      return "only a pointer to one: run 'git lfs pull' where it comes from";
    }
    return "something else, or cut short or damaged";
  }

  private Graph graph() throws BadFileException {
    if (!found) {
      throw new BadFileException("is no ONNX file, or holds no graph");
    }
    List<Graph.Input> pictures =
        inputs.stream().filter(i -> !constants.containsKey(i.name())).toList();
    return new Graph(opset, nodes, constants, pictures, outputs);
  }

  private boolean model(int field) throws IOException {
    switch (field) {
      case 7 -> {
        if (found) {
          throw BadFileException.damaged("it holds two graphs");
        }
        found = true;
        wire.nested(this::graph);
      }
      case 8 -> operatorSet();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void operatorSet() throws IOException {
    String[] domain = {""};
    long[] version = {0};
    wire.nested(
        field -> {
          switch (field) {
            case 1 -> domain[0] = wire.text();
            case 2 -> version[0] = wire.number();
            default -> {
              return false;
            }
          }
          return true;
        });
    if (isOwn(domain[0])) {
      opset = version[0];
    }
  }

  private boolean graph(int field) throws IOException {
    switch (field) {
      case 1 -> node();
      case 5 -> initializer();
      case 11 -> inputs.add(value());
      case 12 -> outputs.add(value().name());
      case 15 ->
          throw new BadFileException(
              "holds sparse tensors, which Lucerna does not read: export it with dense ones");
      default -> {
        return false;
      }
    }
    return true;
  }

  private void node() throws IOException {
    if (nodes.size() == MOST) {
      throw new BadFileException("describes a graph far larger than any network's");
    }
    nodes.add(new NodeParser(files, wire).read());
  }

  private void initializer() throws IOException {
    StoredTensor tensor = TensorParser.read(files, wire);
    wire.budget().spend(8L * Budget.OBJECT);
    if (constants.put(tensor.name(), tensor) != null) {
      throw BadFileException.damaged("it has two tensors called '" + tensor.name() + "'");
    }
  }

  /** A {@code ValueInfoProto}: its name and, of a tensor, the sizes. */
  private Graph.Input value() throws IOException {
    String[] name = {""};
    List<Long> sizes = new ArrayList<>();
    wire.nested(
        field -> {
          if (field == 1) {
            name[0] = wire.text();
          } else if (field == 2) {
            wire.nested(t -> inner(t, 1, u -> inner(u, 2, v -> inner(v, 1, sizes))));
          }
          return field == 1 || field == 2;
        });
    return new Graph.Input(name[0], sizes);
  }

  private boolean inner(int field, int wanted, Wire.Fields fields) throws IOException {
    if (field == wanted) {
      wire.nested(fields);
    }
    return field == wanted;
  }

  /** A dimension: a number, or the name of one left open, which counts as 0. */
  private boolean inner(int field, int wanted, List<Long> sizes) throws IOException {
    if (field != wanted) {
      return false;
    }
    long[] size = {0};
    wire.nested(
        part -> {
          if (part == 1) {
            size[0] = wire.number();
          }
          return part == 1;
        });
    wire.budget().spend(Budget.OBJECT);
    sizes.add(size[0]);
    return true;
  }

  static boolean isOwn(String domain) {
    return domain.isEmpty() || domain.equals("ai.onnx");
  }
}
