/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.lucerna.vision.api.weights.ElementType;

/**
 * Copies one verified tensor out of its storage into row-major floats. The storage is walked in its
 * own order, axis by falling stride, whatever the tensor's, so that a transposed matrix too is one
 * pass through a small window of the file.
 */
final class TensorReader {

  private static final int WINDOW = 1 << 16;

  private final ByteSource source;
  private final ElementType type;
  private final ByteBuffer window;
  private final float[] out;
  private final long end;
  private long windowStart;

  private TensorReader(TensorRef tensor, ByteSource source, ByteOrder order, float[] out) {
    this.source = source;
    this.type = tensor.storage().type();
    this.end = tensor.storage().elements();
    this.out = out;
    this.window = ByteBuffer.allocate(WINDOW).order(order).limit(0);
  }

  /**
   * @param out as many values as the tensor has, filled here
   */
  static void read(TensorRef tensor, ByteSource source, ByteOrder order, float[] out)
      throws IOException {
    if (out.length > 0) {
      new TensorReader(tensor, source, order, out).walk(tensor);
    }
  }

  /** One axis of the walk. */
  private record Axis(long size, long stride, int outStride) {}

  private void walk(TensorRef tensor) throws IOException {
    Axis[] axes = axes(tensor.shape(), tensor.strides());
    int inner = axes.length - 1;
    boolean runs = inner >= 0 && axes[inner].stride() == 1 && axes[inner].outStride() == 1;
    int looped = runs ? inner : axes.length;
    long[] index = new long[looped];
    long from = tensor.offset();
    int to = 0;
    int axis;
    do {
      if (runs) {
        copy(from, to, (int) axes[inner].size());
      } else {
        copy(from, to, 1);
      }
      axis = looped - 1;
      while (axis >= 0 && ++index[axis] == axes[axis].size()) {
        from -= (axes[axis].size() - 1) * axes[axis].stride();
        to -= (int) (axes[axis].size() - 1) * axes[axis].outStride();
        index[axis--] = 0;
      }
      if (axis >= 0) {
        from += axes[axis].stride();
        to += axes[axis].outStride();
      }
    } while (axis >= 0);
  }

  /** By falling stride; neighbours that together are one longer axis joined, ones left out. */
  private static Axis[] axes(List<Long> shape, List<Long> strides) {
    int[] outStrides = new int[shape.size()];
    int outStride = 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      outStrides[i] = outStride;
      outStride *= Math.toIntExact(shape.get(i));
    }
    Axis[] axes =
        IntStream.range(0, outStrides.length)
            .filter(i -> shape.get(i) > 1)
            .mapToObj(i -> new Axis(shape.get(i), strides.get(i), outStrides[i]))
            .sorted(Comparator.comparingLong(Axis::stride).reversed())
            .toArray(Axis[]::new);
    int count = 0;
    for (Axis axis : axes) {
      Axis outer = count > 0 ? axes[count - 1] : null;
      boolean joins =
          outer != null
              && outer.stride() == axis.size() * axis.stride()
              && outer.outStride() == axis.size() * axis.outStride();
      if (joins) {
        axes[count - 1] = new Axis(outer.size() * axis.size(), axis.stride(), axis.outStride());
      } else {
        axes[count++] = axis;
      }
    }
    return Arrays.copyOf(axes, count);
  }

  private void copy(long from, int to, int count) throws IOException {
    long next = from;
    int done = 0;
    while (done < count) {
      long inWindow = next - windowStart;
      int held = window.limit() / type.bytes();
      if (inWindow < 0 || inWindow >= held) {
        load(next);
        inWindow = 0;
        held = window.limit() / type.bytes();
      }
      int run = (int) Math.min(count - done, held - inWindow);
      type.get(window.position((int) inWindow * type.bytes()), out, to + done, run);
      next += run;
      done += run;
    }
  }

  private void load(long element) throws IOException {
    window.clear();
    long bytes = Math.min(window.capacity(), (end - element) * type.bytes());
    window.limit((int) bytes);
    source.read(element * type.bytes(), window);
    window.flip();
    windowStart = element;
  }
}
