/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.weights.ElementType;

/** Reads one {@code TensorProto}; field numbers are those of ONNX's onnx.proto. */
final class TensorParser {

  private static final int AXES = 16;
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private final OnnxFiles files;
  private final Wire wire;
  private final List<Long> dims = new ArrayList<>();
  private final List<Wire.Place> places = new ArrayList<>();
  private final Map<String, String> external = new HashMap<>();
  private String name = "";
  private long type;
  private int dataField;
  private boolean outside;

  private TensorParser(OnnxFiles files, Wire wire) {
    this.files = files;
    this.wire = wire;
  }

  /** The tensor that is the current field's value. */
  static StoredTensor read(OnnxFiles files, Wire wire) throws IOException {
    TensorParser parser = new TensorParser(files, wire);
    wire.nested(parser::field);
    return parser.tensor();
  }

  private boolean field(int field) throws IOException {
    switch (field) {
      case 1 -> wire.numbers(dims::add);
      case 2 -> type = wire.number();
      case 4, 5, 7, 9, 10, 11 -> data(field);
      case 8 -> name = wire.text();
      case 13 -> wire.nested(this::externalEntry);
      case 14 -> outside = wire.number() == 1;
      default -> {
        return false;
      }
    }
    return true;
  }

  private void data(int field) throws IOException {
    Wire.Place place = wire.place();
    if (place.length() > 0) {
      if (dataField != 0 && dataField != field) {
        throw BadFileException.damaged("tensor '" + name + "' has its values twice");
      }
      dataField = field;
      places.add(place);
    }
  }

  /** A {@code StringStringEntryProto}; the two may come in any order. */
  private boolean externalEntry(int field) throws IOException {
    String pending = external.remove("");
    if (field == 1) {
      external.put("", wire.text());
    } else if (field == 2 && pending != null) {
      external.put(pending, wire.text());
    } else {
      return false;
    }
    return true;
  }

  private StoredTensor tensor() throws IOException {
    TensorType known = TensorType.of(type).orElseThrow(this::unknownType);
    List<Integer> shape = shape();
    long elements = 1;
    for (int size : shape) {
      // Both factors are below 2^31 here, so this cannot overflow.
      elements = Math.min(elements * size, LARGEST + 1L);
    }
    if (elements > LARGEST) {
      throw new BadFileException(
          "holds tensor '" + name + "' of shape " + dims + ", which is too large for a network");
    }
    TensorBytes bytes = outside ? elsewhere(known, elements) : here(known);
    if (!bytes.fits(elements)) {
      throw BadFileException.damaged(
          "tensor '%s' of shape %s as %s does not fit the bytes given for it"
              .formatted(name, dims, known));
    }
    return new StoredTensor(name, known, shape, bytes);
  }

  private List<Integer> shape() throws BadFileException {
    if (dims.size() > AXES || dims.stream().anyMatch(d -> d < 0)) {
      throw BadFileException.damaged("tensor '" + name + "' has impossible sizes " + sizes());
    }
    if (dims.stream().anyMatch(d -> d > LARGEST)) {
      throw new BadFileException(
          "holds tensor '" + name + "' of shape " + dims + ", which is too large for a network");
    }
    return dims.stream().map(Long::intValue).toList();
  }

  private String sizes() {
    return dims.size() > AXES ? "(" + dims.size() + " axes)" : dims.toString();
  }

  private TensorBytes here(TensorType known) throws BadFileException {
    FileChannel channel = files.main();
    return switch (dataField) {
      case 0, 9 -> new TensorBytes(channel, places, known.element(), false);
      case 4 -> new TensorBytes(channel, places, require(known, ElementType.F32), false);
      case 10 -> new TensorBytes(channel, places, require(known, ElementType.F64), false);
      default -> new TensorBytes(channel, places, known.element(), true);
    };
  }

  private ElementType require(TensorType known, ElementType stored) throws BadFileException {
    if (known.element() != stored) {
      throw BadFileException.damaged(
          "tensor '%s' is called %s but holds values of another type".formatted(name, known));
    }
    return stored;
  }

  private TensorBytes elsewhere(TensorType known, long elements) throws IOException {
    if (!places.isEmpty()) {
      throw BadFileException.damaged("tensor '" + name + "' has its values twice");
    }
    long bytes = elements * known.element().bytes();
    OnnxFiles.Part part =
        files.external(name, external.getOrDefault("location", ""), number("offset", 0));
    Wire.Place place = part.place(name, number("length", bytes));
    return new TensorBytes(part.channel(), List.of(place), known.element(), false);
  }

  private long number(String key, long otherwise) throws BadFileException {
    String digits = external.get(key);
    if (digits == null) {
      return otherwise;
    }
    if (!digits.matches("\\d{1,18}")) {
      throw BadFileException.damaged("the %s of tensor '%s' is '%s'".formatted(key, name, digits));
    }
    return Long.parseLong(digits);
  }

  private BadFileException unknownType() {
    return new BadFileException(
        "holds tensor '"
            + name
            + "' of data type "
            + type
            + ", which Lucerna does not read: export the network in 32-bit floats");
  }
}
