/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.lucerna.core.api.data.Tensor;

/** Copies values between the Java heap and native memory, once and without a buffer between. */
final class Transfer {

  private Transfer() {}

  /** As it is, row-major: for parameters. */
  static PtNDArray in(PtNDManager manager, Tensor tensor) {
    PtNDArray array = empty(manager, longs(tensor.shape()));
    buffer(array).put(tensor.data());
    return array;
  }

  /**
   * Rows {@code [from, to)} of a batch, row-major as torch has them. Channels last would be faster
   * for large networks, but rounds differently from torch's default: where the inputs of a maximum
   * nearly agree the gradient then goes another way, and maps of deep networks leave the references
   * by more than a thousandth of their range.
   */
  static PtNDArray batch(PtNDManager manager, Tensor tensor, int from, int to) {
    int[] shape = tensor.shape();
    int row = tensor.length() / Math.max(1, shape[0]);
    FloatBuffer rows = tensor.data().slice(from * row, (to - from) * row);
    shape[0] = to - from;
    PtNDArray array = empty(manager, longs(shape));
    buffer(array).put(rows);
    return array;
  }

  /** All of an array. */
  static Tensor out(PtNDArray array) {
    float[] values = new float[Math.toIntExact(array.size())];
    read(array, values);
    return Tensor.wrap(values, ints(array.getShape().getShape()));
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
    // A copy in row-major order, where there must be one, belongs to a manager of its own.
    try (PtNDManager scope = (PtNDManager) array.getManager().newSubManager();
        PtNDArray alias = alias(array, scope)) {
      buffer(alias).get(values);
    }
  }

  /** Another handle to the same values, outside any recorded graph, that {@code scope} closes. */
  static PtNDArray alias(PtNDArray array, PtNDManager scope) {
    PtNDArray alias = JniUtils.detachGradient(array);
    alias.attach(scope);
    return alias;
  }

  private static FloatBuffer buffer(PtNDArray array) {
    return JniUtils.getByteBuffer(array, true).asFloatBuffer();
  }

  private static long[] longs(int[] shape) {
    return Arrays.stream(shape).asLongStream().toArray();
  }

  private static int[] ints(long[] shape) {
    return Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
  }
}
