/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.weights.ElementType;

/**
 * The bytes of one tensor in an open file: little-endian values, or protobuf's integers of varying
 * length. Large ones are mapped, so that they go from the file straight into their array.
 *
 * @param places in order; exporters write one, the format allows many
 * @param stored how fixed-size values lie there
 * @param varying whether integers of varying length lie there instead
 */
record TensorBytes(
    FileChannel channel, List<Wire.Place> places, ElementType stored, boolean varying) {

  private static final int MAPPED = 1 << 20;
  private static final int WINDOW = 1 << 16;
  private static final int LONGEST_VARINT = 10;

  TensorBytes {
    places = List.copyOf(places);
  }

  /** Whether a tensor of so many values can lie here. */
  boolean fits(long elements) {
    long bytes = places.stream().mapToLong(Wire.Place::length).sum();
    return varying
        ? elements <= bytes && bytes <= elements * LONGEST_VARINT
        : bytes == elements * stored.bytes();
  }

  float[] floats(StoredTensor tensor) throws IOException {
    float[] values = allocate(tensor);
    if (varying) {
      ByteBuffer one = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      long[] at = {0};
      eachInteger(
          tensor, v -> values[(int) at[0]++] = tensor.type().element().get(one.putLong(0, v), 0));
      return values;
    }
    int done = 0;
    for (Wire.Place place : places) {
      int count = place.length() / stored.bytes();
      if (place.length() >= MAPPED) {
        map(place, values, done);
      } else {
        copy(place, values, done);
      }
      done += count;
    }
    return values;
  }

  /** As they are, of an INT64 tensor. */
  double[] integers(StoredTensor tensor) throws IOException {
    double[] values = new double[tensor.elements()];
    int[] at = {0};
    if (varying) {
      eachInteger(tensor, v -> values[at[0]++] = v);
      return values;
    }
    for (Wire.Place place : places) {
      ByteBuffer bytes = ByteBuffer.allocate(place.length()).order(ByteOrder.LITTLE_ENDIAN);
      fill(bytes, place.offset());
      while (bytes.hasRemaining()) {
        values[at[0]++] = bytes.getLong();
      }
    }
    return values;
  }

  private static float[] allocate(StoredTensor tensor) {
    try {
      return new float[tensor.elements()];
    } catch (OutOfMemoryError e) {
      throw new LucernaException(
          ExitStatus.DEVICE,
          "Tensor '%s' needs %d MB, more than Java has free: raise its limit (-Xmx)."
              .formatted(tensor.name(), (4L * tensor.elements() >> 20) + 1),
          e);
    }
  }

  private void map(Wire.Place place, float[] values, int from) throws IOException {
    ByteBuffer mapped = mapping(place);
    try {
      int count = place.length() / stored.bytes();
      stored.get(mapped.order(ByteOrder.LITTLE_ENDIAN), values, from, count);
    } catch (InternalError e) {
      // What the virtual machine makes of a page that is no longer there.
      throw shorter();
    }
  }

  /** A file that has become shorter would have to be made longer for it. */
  private ByteBuffer mapping(Wire.Place place) throws IOException {
    try {
      return channel.map(FileChannel.MapMode.READ_ONLY, place.offset(), place.length());
    } catch (IOException e) {
      if (channel.size() < place.offset() + place.length()) {
        throw shorter();
      }
      throw e;
    }
  }

  private void copy(Wire.Place place, float[] values, int from) throws IOException {
    ByteBuffer window =
        ByteBuffer.allocate(Math.min(WINDOW, place.length())).order(ByteOrder.LITTLE_ENDIAN);
    int total = place.length() / stored.bytes();
    for (int done = 0; done < total; ) {
      int count = Math.min(window.capacity() / stored.bytes(), total - done);
      window.clear().limit(count * stored.bytes());
      fill(window, place.offset() + (long) done * stored.bytes());
      stored.get(window, values, from + done, count);
      done += count;
    }
  }

  private interface Integers {
    void accept(long value);
  }

  private void eachInteger(StoredTensor tensor, Integers target) throws IOException {
    int count = 0;
    for (Wire.Place place : places) {
      CodedInputStream in =
          CodedInputStream.newInstance(
              new ChannelInput(channel, place.offset(), place.offset() + place.length()));
      for (; !in.isAtEnd(); count++) {
        long value = in.readRawVarint64();
        if (count == tensor.elements()) {
          throw wrongCount(tensor);
        }
        target.accept(value);
      }
    }
    if (count != tensor.elements()) {
      throw wrongCount(tensor);
    }
  }

  private static BadFileException wrongCount(StoredTensor tensor) {
    return BadFileException.damaged(
        "tensor '%s' of shape %s has another number of values"
            .formatted(tensor.name(), tensor.shape()));
  }

  private void fill(ByteBuffer target, long position) throws IOException {
    long at = position;
    while (target.hasRemaining()) {
      int read = channel.read(target, at);
      if (read < 0) {
        throw shorter();
      }
      at += read;
    }
    target.flip();
  }

  private static BadFileException shorter() {
    return new BadFileException("became shorter while it was read");
  }
}
