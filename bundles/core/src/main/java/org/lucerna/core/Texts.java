/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes parameter values the way a user would. */
final class Texts {

  private static final double LARGEST_PLAIN = 1e15;

  private Texts() {}

  static String of(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(Texts::of).orElse("");
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Texts::of).collect(Collectors.joining(","));
    }
    if (value instanceof Enum<?> constant) {
      return ParamField.text(constant);
    }
    return value instanceof Double number ? number(number) : value.toString();
  }

  /** Whole numbers without {@code .0}; reading the text gives the same number again. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < LARGEST_PLAIN
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
