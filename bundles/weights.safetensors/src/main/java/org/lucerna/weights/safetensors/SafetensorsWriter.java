/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lucerna.vision.api.weights.Weights;

/**
 * Writes tensors as F32, one at a time, in the order of their names, behind a header padded to
 * eight bytes: the same tensors and texts always give the same bytes.
 */
final class SafetensorsWriter {

  private static final int ALIGNMENT = 8;
  private static final int WINDOW = 1 << 16;

  /** Gives a tensor when its turn has come. */
  interface Source {
    void stream(String name, Weights.Sink sink) throws IOException;
  }

  private final SortedMap<String, String> texts;
  private final SortedMap<String, List<Integer>> shapes;

  /**
   * @throws IllegalArgumentException if a tensor has the name the format keeps for the texts
   */
  SafetensorsWriter(Map<String, String> texts, Map<String, List<Integer>> shapes) {
    this.texts = new TreeMap<>(texts);
    this.shapes = new TreeMap<>(shapes);
    if (shapes.containsKey(HeaderJson.METADATA)) {
      throw new IllegalArgumentException("no tensor can be called " + HeaderJson.METADATA);
    }
  }

  void write(OutputStream out, Source source) throws IOException {
    byte[] header = header().getBytes(StandardCharsets.UTF_8);
    if (header.length > Header.LONGEST) {
      throw new IOException("its header of " + header.length + " bytes could not be read again");
    }
    int padded = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] text = Arrays.copyOf(header, padded);
    Arrays.fill(text, header.length, padded, (byte) ' ');
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(length.putLong(padded).array());
    out.write(text);
    ByteBuffer window = ByteBuffer.allocate(WINDOW).order(ByteOrder.LITTLE_ENDIAN);
    for (Map.Entry<String, List<Integer>> entry : shapes.entrySet()) {
      long[] left = {
        entry.getValue().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b)
      };
      source.stream(
          entry.getKey(),
          piece -> {
            left[0] -= piece.remaining();
            write(out, piece, window);
          });
      if (left[0] != 0) {
        throw new IllegalStateException(
            "%s is %s, but came with %d values too few"
                .formatted(entry.getKey(), entry.getValue(), left[0]));
      }
    }
  }

  private static void write(OutputStream out, FloatBuffer values, ByteBuffer window)
      throws IOException {
    while (values.hasRemaining()) {
      int count = Math.min(values.remaining(), window.capacity() / Float.BYTES);
      window.clear();
      window.asFloatBuffer().put(values.slice(values.position(), count));
      values.position(values.position() + count);
      out.write(window.array(), 0, count * Float.BYTES);
    }
  }

  private String header() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject();
      if (!texts.isEmpty()) {
        json.name(HeaderJson.METADATA).beginObject();
        for (Map.Entry<String, String> entry : texts.entrySet()) {
          json.name(entry.getKey()).value(entry.getValue());
        }
        json.endObject();
      }
      long at = 0;
      for (Map.Entry<String, List<Integer>> entry : shapes.entrySet()) {
        json.name(entry.getKey()).beginObject().name("dtype").value("F32").name("shape");
        json.beginArray();
        long bytes = Float.BYTES;
        for (int size : entry.getValue()) {
          json.value(size);
          bytes *= size;
        }
        json.endArray().name("data_offsets").beginArray().value(at).value(at + bytes).endArray();
        json.endObject();
        at += bytes;
      }
      json.endObject();
    }
    return text.toString();
  }
}
