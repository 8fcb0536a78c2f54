/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.weights.Weights;

/** Copies values between the Java heap and native memory, once and without a buffer between. */
final class Transfer {

  /** Rows from {@code from}, but not {@code to}. */
  record Range(int from, int to) {
    int size() {
      return to - from;
    }
  }

  private static final int TILE = 16;

  private Transfer() {}

  /** A tensor of these weights, row-major, without a copy of all of it in the heap. */
  static PtNDArray in(PtNDManager manager, Weights weights, String name) throws IOException {
    long[] shape = weights.shape(name).stream().mapToLong(Integer::longValue).toArray();
    PtNDArray array = empty(manager, shape);
    fill(array, weights, name);
    return array;
  }

  /** Replaces an array's values; it lies in row-major order. */
  static void fill(PtNDArray array, Weights weights, String name) throws IOException {
    FloatBuffer all = buffer(array);
    weights.stream(name, all::put);
  }

  /** Shows an array's values where they lie, or a copy where they do not lie in row-major order. */
  static void stream(PtNDArray array, Weights.Sink sink) throws IOException {
    try (PtNDManager scope = (PtNDManager) array.getManager().newSubManager();
        PtNDArray alias = alias(array, scope)) {
      sink.accept(buffer(alias));
    }
  }

  /** A whole batch. */
  static PtNDArray batch(PtNDManager manager, Tensor tensor, Layout layout) {
    return rows(manager, tensor, new Range(0, tensor.size(0)), layout);
  }

  /** Some rows of a batch; {@code layout} concerns {@code [N, C, H, W]} alone. */
  static PtNDArray rows(PtNDManager manager, Tensor tensor, Range range, Layout layout) {
    int[] shape = tensor.shape();
    int row = tensor.length() / Math.max(1, shape[0]);
    shape[0] = range.size();
    if (shape.length != 4 || layout == Layout.CHANNELS_FIRST) {
      PtNDArray array = empty(manager, longs(shape));
      buffer(array).put(tensor.data().slice(range.from() * row, range.size() * row));
      return array;
    }
    try (PtNDArray last = empty(manager, shape[0], shape[2], shape[3], shape[1])) {
      FloatBuffer out = buffer(last);
      for (int n = range.from(); n < range.to(); n++) {
        channelsLast(tensor, n * row, shape[1], out);
      }
      return JniUtils.permute(last, new long[] {0, 3, 1, 2});
    }
  }

  /** One picture's values as a batch of one. */
  static PtNDArray one(PtNDManager manager, Tensor tensor, Layout layout) {
    int[] shape = new int[tensor.rank() + 1];
    shape[0] = 1;
    System.arraycopy(tensor.shape(), 0, shape, 1, tensor.rank());
    return batch(manager, tensor.reshape(shape), layout);
  }

  /** All of an array. */
  static Tensor out(PtNDArray array) {
    float[] values = new float[Math.toIntExact(array.size())];
    read(array, values);
    return Tensor.wrap(values, ints(array.getShape().getShape()));
  }

  /** Batches behind each other. */
  static Tensor joined(List<Tensor> batches) {
    int[] shape = batches.get(0).shape();
    shape[0] = batches.stream().mapToInt(b -> b.size(0)).sum();
    FloatBuffer all = FloatBuffer.allocate(batches.stream().mapToInt(Tensor::length).sum());
    batches.forEach(b -> all.put(b.data()));
    return Tensor.wrap(all.array(), shape);
  }

  /** One row of a batch, without the batch axis. */
  static Tensor row(PtNDArray batch, int index) {
    try (PtNDArray row = JniUtils.slice(batch, 0, index, index + 1, 1)) {
      float[] values = new float[Math.toIntExact(row.size())];
      read(row, values);
      int[] shape = ints(row.getShape().getShape());
      return Tensor.wrap(values, Arrays.copyOfRange(shape, 1, shape.length));
    }
  }

  /**
   * One row of a batch that most likely lies in this order. The other order is turned here rather
   * than by torch, whose threads take longer to wake than a single layer takes to copy.
   */
  static Tensor row(PtNDArray batch, int index, Layout layout) {
    long[] size = batch.getShape().getShape();
    if (layout == Layout.CHANNELS_FIRST || size.length != 4) {
      return row(batch, index);
    }
    int channels = Math.toIntExact(size[1]);
    try (PtNDManager scope = (PtNDManager) batch.getManager().newSubManager();
        PtNDArray row = JniUtils.slice(batch, 0, index, index + 1, 1);
        PtNDArray last = JniUtils.permute(row, new long[] {0, 2, 3, 1});
        PtNDArray alias = alias(last, scope)) {
      float[] values = channelsFirst(buffer(alias), Math.toIntExact(row.size()), channels);
      return Tensor.wrap(values, channels, (int) size[2], (int) size[3]);
    }
  }

  /** In tiles, so that both sides stay in the cache. */
  private static float[] channelsFirst(FloatBuffer last, int size, int channels) {
    int plane = size / channels;
    float[] turned = new float[size];
    float[] tile = new float[TILE * channels];
    float[] square = new float[TILE * TILE];
    for (int i = 0; i < plane; i += TILE) {
      int cells = Math.min(plane - i, TILE);
      last.get(tile, 0, cells * channels);
      for (int c = 0; c < channels; c += TILE) {
        int some = Math.min(channels - c, TILE);
        for (int j = 0; j < cells; j++) {
          System.arraycopy(tile, j * channels + c, square, j * TILE, some);
        }
        for (int k = 0; k < some; k++) {
          int at = (c + k) * plane + i;
          for (int j = 0; j < cells; j++) {
            turned[at + j] = square[j * TILE + k];
          }
        }
      }
    }
    return turned;
  }

  /** A number that operations apply to every value. */
  static PtNDArray scalar(PtNDManager manager, double value) {
    return JniUtils.full(
        manager, new Shape(), value, DataType.FLOAT32, Device.cpu(), SparseFormat.DENSE);
  }

  static PtNDArray zeros(PtNDManager manager, Shape shape) {
    return JniUtils.createZerosNdArray(
        manager, shape, DataType.FLOAT32, Device.cpu(), SparseFormat.DENSE);
  }

  private static PtNDArray empty(PtNDManager manager, long... shape) {
    return JniUtils.createEmptyNdArray(
        manager, new Shape(shape), DataType.FLOAT32, Device.cpu(), SparseFormat.DENSE);
  }

  private static void read(PtNDArray array, float[] values) {
    read(array, values, 0);
  }

  /** All of an array in row-major order, put into {@code values} from {@code at} on. */
  static void read(PtNDArray array, float[] values, int at) {
    // A copy in row-major order, where there must be one, belongs to a manager of its own.
    try (PtNDManager scope = (PtNDManager) array.getManager().newSubManager();
        PtNDArray alias = alias(array, scope)) {
      buffer(alias).get(values, at, Math.toIntExact(array.size()));
    }
  }

  /** Another handle to the same values, outside any recorded graph, that {@code scope} closes. */
  static PtNDArray alias(PtNDArray array, PtNDManager scope) {
    PtNDArray alias = JniUtils.detachGradient(array);
    alias.attach(scope);
    return alias;
  }

  /** An array's values where they lie, in the order that {@code layout} gives pictures. */
  static FloatBuffer inOrder(PtNDArray array, Layout layout, PtNDManager scope) {
    PtNDArray alias = alias(array, scope);
    boolean last = layout == Layout.CHANNELS_LAST && array.getShape().dimension() == 4;
    return buffer(last ? JniUtils.permute(alias, new long[] {0, 2, 3, 1}) : alias);
  }

  /** An array whose values {@code fill} writes, in the same order. */
  static PtNDArray made(
      PtNDManager manager, Shape shape, Layout layout, Consumer<FloatBuffer> fill) {
    long[] size = shape.getShape();
    if (layout == Layout.CHANNELS_FIRST || size.length != 4) {
      PtNDArray array = empty(manager, size);
      fill.accept(buffer(array));
      return array;
    }
    try (PtNDArray last = empty(manager, size[0], size[2], size[3], size[1])) {
      fill.accept(buffer(last));
      return JniUtils.permute(last, new long[] {0, 3, 1, 2});
    }
  }

  private static FloatBuffer buffer(PtNDArray array) {
    return JniUtils.getByteBuffer(array, true).asFloatBuffer();
  }

  /** One picture, in tiles as well. */
  private static void channelsLast(Tensor all, int from, int channels, FloatBuffer out) {
    int plane = all.length() / all.size(0) / channels;
    FloatBuffer first = all.data();
    float[] tile = new float[TILE * channels];
    float[] square = new float[TILE * TILE];
    for (int i = 0; i < plane; i += TILE) {
      int cells = Math.min(plane - i, TILE);
      for (int c = 0; c < channels; c += TILE) {
        int some = Math.min(channels - c, TILE);
        for (int k = 0; k < some; k++) {
          first.get(from + (c + k) * plane + i, square, k * TILE, cells);
        }
        for (int j = 0; j < cells; j++) {
          int at = j * channels + c;
          for (int k = 0; k < some; k++) {
            tile[at + k] = square[k * TILE + j];
          }
        }
      }
      out.put(tile, 0, cells * channels);
    }
  }

  private static long[] longs(int[] shape) {
    return Arrays.stream(shape).asLongStream().toArray();
  }

  static int[] ints(long[] shape) {
    return Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
  }
}
