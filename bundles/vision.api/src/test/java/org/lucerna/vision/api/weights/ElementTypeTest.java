/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ElementTypeTest {

  /** IEEE 754-2008, 3.4: (-1)^s · 2^(e - 15) · (1 + f / 1024), and 2^-14 · f / 1024 below. */
  @Test
  void everyHalfIsWhatTheStandardSays() {
    ByteBuffer bytes = ByteBuffer.allocate(2);
    for (int bits = 0; bits < 1 << 16; bits++) {
      int exponent = bits >> 10 & 31;
      double fraction = (bits & 1023) / 1024.0;
      double magnitude =
          switch (exponent) {
            case 0 -> Math.pow(2, -14) * fraction;
            case 31 -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> Math.pow(2, exponent - 15) * (1 + fraction);
          };
      float expected = (float) (bits >= 1 << 15 ? -magnitude : magnitude);
      bytes.putShort(0, (short) bits);
      assertEquals(expected, ElementType.F16.get(bytes, 0), "bits " + bits);
    }
  }

  @Test
  void aBrainFloatIsTheUpperHalfOfAFloat() {
    ByteBuffer bytes = ByteBuffer.allocate(4);
    for (float value : new float[] {0, -1, 1.5f, 0x1p127f, Float.NEGATIVE_INFINITY}) {
      bytes.putFloat(0, value);
      assertEquals(value, ElementType.BF16.get(bytes, 0));
    }
    assertTrue(Float.isNaN(ElementType.BF16.get(bytes.putFloat(0, Float.NaN), 0)));
  }

  /** The nearest floats, ties to even: worked out with {@code numpy.float32(numpy.uint64(n))}. */
  @ParameterizedTest
  @CsvSource({
    "-1, 18446744073709551616",
    "-9223372036854775808, 9223372036854775808",
    "-9223371487098961921, 9223372036854775808",
    "-9223371487098961920, 9223372036854775808",
    "-9223371487098961919, 9223373136366403584",
    "16777217, 16777216",
    "16777219, 16777220",
  })
  void unsignedLongsAreRoundedToTheNearestFloat(long bits, float expected) {
    ByteBuffer bytes = ByteBuffer.allocate(8).putLong(0, bits);
    assertEquals(expected, ElementType.U64.get(bytes, 0));
  }

  @ParameterizedTest
  @EnumSource
  void manyValuesAreTheSingleOnesInEitherOrderOfBytes(ElementType type) {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      ByteBuffer bytes = ByteBuffer.allocate(8 * type.bytes()).order(order);
      for (int i = 0; i < bytes.capacity(); i++) {
        bytes.put(i, (byte) (i * 37 + 11));
      }
      float[] many = new float[6];
      bytes.position(type.bytes());
      type.get(bytes, many, 1, 5);
      assertEquals(6 * type.bytes(), bytes.position());
      float[] single = new float[6];
      for (int i = 1; i < 6; i++) {
        single[i] = type.get(bytes, i * type.bytes());
      }
      assertArrayEquals(single, many);
    }
  }
}
