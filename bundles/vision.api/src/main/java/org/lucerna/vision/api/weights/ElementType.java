/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.nio.ByteBuffer;

/** How one value of a tensor is stored in a weight file, and how it becomes a 32-bit float. */
public enum ElementType {
  F64(8),
  F32(4),
  F16(2),
  /** The upper half of an F32. */
  BF16(2),
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U64(8),
  U32(4),
  U16(2),
  U8(1),
  /** One byte; anything but 0 is 1. */
  BOOL(1);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one value. */
  public int bytes() {
    return bytes;
  }

  /**
   * The value at a byte position, in the buffer's byte order. Values beyond the range of a 32-bit
   * float become infinite, long integers are rounded to 24 bits.
   */
  public float get(ByteBuffer source, int position) {
    return switch (this) {
      case F64 -> (float) source.getDouble(position);
      case F32 -> source.getFloat(position);
      case F16 -> half(source.getShort(position));
      case BF16 -> Float.intBitsToFloat(source.getShort(position) << 16);
      case I64 -> source.getLong(position);
      case I32 -> source.getInt(position);
      case I16 -> source.getShort(position);
      case I8 -> source.get(position);
      case U64 -> unsigned(source.getLong(position));
      case U32 -> Integer.toUnsignedLong(source.getInt(position));
      case U16 -> Short.toUnsignedInt(source.getShort(position));
      case U8 -> Byte.toUnsignedInt(source.get(position));
      case BOOL -> source.get(position) == 0 ? 0 : 1;
    };
  }

  /** Takes {@code count} values from the buffer's position on, and moves it behind them. */
  public void get(ByteBuffer source, float[] target, int from, int count) {
    int start = source.position();
    if (this == F32) {
      source.asFloatBuffer().get(target, from, count);
    } else {
      for (int i = 0; i < count; i++) {
        target[from + i] = get(source, start + i * bytes);
      }
    }
    source.position(start + count * bytes);
  }

  /** IEEE 754 binary16; Java 17 has no such conversion of its own. */
  private static float half(short bits) {
    int exponent = bits >> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    float magnitude;
    if (exponent == 0x1F) {
      magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      magnitude = fraction * 0x1p-24f;
    } else {
      magnitude = Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
    }
    return bits < 0 ? -magnitude : magnitude;
  }

  /** Half the value, its last bit kept for the rounding, then doubled: both are exact. */
  private static float unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2f;
  }
}
