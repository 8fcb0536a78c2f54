/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.Optional;
import org.lucerna.vision.api.weights.ElementType;

/** The numbers that {@code TensorProto.data_type} gives to types of values. */
enum TensorType {
  FLOAT(1, ElementType.F32),
  UINT8(2, ElementType.U8),
  INT8(3, ElementType.I8),
  UINT16(4, ElementType.U16),
  INT16(5, ElementType.I16),
  INT32(6, ElementType.I32),
  INT64(7, ElementType.I64),
  BOOL(9, ElementType.BOOL),
  FLOAT16(10, ElementType.F16),
  DOUBLE(11, ElementType.F64),
  UINT32(12, ElementType.U32),
  UINT64(13, ElementType.U64),
  BFLOAT16(16, ElementType.BF16);

  private final int number;
  private final ElementType element;

  TensorType(int number, ElementType element) {
    this.number = number;
    this.element = element;
  }

  /** Empty for texts, complex numbers, and the types of quantised networks. */
  static Optional<TensorType> of(long number) {
    for (TensorType type : values()) {
      if (type.number == number) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  ElementType element() {
    return element;
  }
}
