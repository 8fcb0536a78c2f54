/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.param.ParamInfo;

/** Turns what a user wrote for one parameter into the component's type. */
final class ParamValues {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final BigDecimal LARGEST_INT = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final BigDecimal SMALLEST_INT = BigDecimal.valueOf(Integer.MIN_VALUE);

  private final ParamField field;
  private final Path base;

  ParamValues(ParamField field, Path base) {
    this.field = field;
    this.base = base;
  }

  /** The value of the component from a text, number, boolean or list of these. */
  Object parse(Object given) {
    if (field.info().list()) {
      return list(given);
    }
    if (given instanceof List<?>) {
      throw wrong("takes one value, but is a list");
    }
    if (field.optional()) {
      boolean absent = given == null || given.toString().isBlank();
      return absent ? Optional.empty() : Optional.of(one(given));
    }
    return one(given);
  }

  private List<Object> list(Object given) {
    List<Object> values = new ArrayList<>();
    if (given instanceof List<?> several) {
      several.forEach(v -> values.add(one(v)));
    } else if (given instanceof Map<?, ?> map && field.info().kind() == ParamInfo.Kind.TEXT) {
      map.forEach((key, value) -> values.add(key + "=" + one(value)));
    } else if (given instanceof String text) {
      if (!text.isBlank()) {
        for (String part : text.split(",", -1)) {
          if (part.isBlank()) {
            throw wrong("has an empty value in '" + text + "'");
          }
          values.add(one(part.strip()));
        }
      }
    } else {
      values.add(one(given));
    }
    return List.copyOf(values);
  }

  private Object one(Object given) {
    if (given == null) {
      throw wrong("has no value");
    }
    if (given instanceof List<?> || given instanceof Map<?, ?>) {
      throw wrong("takes plain values only, but has " + (given instanceof Map ? "keys" : "a list"));
    }
    String text = given.toString();
    return switch (field.info().kind()) {
      case INTEGER -> integer(text.strip());
      case NUMBER -> number(text.strip());
      case FLAG -> flag(text.strip());
      case TEXT -> text;
      case PATH -> path(text);
      case CHOICE -> choice(text.strip());
    };
  }

  private Object integer(String text) {
    BigDecimal value = decimal(text, "a whole number");
    BigInteger whole;
    try {
      whole = value.toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw wrong("must be a whole number, but is '" + text + "'");
    }
    inRange(value, text);
    boolean isLong = field.element() == long.class || field.element() == Long.class;
    boolean fits =
        isLong
            ? whole.bitLength() < Long.SIZE
            : value.compareTo(LARGEST_INT) <= 0 && value.compareTo(SMALLEST_INT) >= 0;
    if (!fits) {
      throw wrong("is too large: " + text);
    }
    if (isLong) {
      return whole.longValue();
    }
    return whole.intValue();
  }

  private Object number(String text) {
    BigDecimal value = decimal(text, "a number");
    inRange(value, text);
    if (Double.isInfinite(value.doubleValue())) {
      throw wrong("is too large: " + text);
    }
    return value.doubleValue();
  }

  private BigDecimal decimal(String text, String what) {
    if (!NUMBER.matcher(text).matches()) {
      throw wrong("must be " + what + ", but is '" + text + "'");
    }
    return new BigDecimal(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
  }

  private void inRange(BigDecimal value, String text) {
    ParamInfo info = field.info();
    // comparing as doubles: the limits are doubles, and so would infinite ones be
    if (value.doubleValue() >= info.min() && value.doubleValue() <= info.max()) {
      return;
    }
    String allowed;
    if (Double.isInfinite(info.max())) {
      allowed = "at least " + Texts.number(info.min());
    } else if (Double.isInfinite(info.min())) {
      allowed = "at most " + Texts.number(info.max());
    } else {
      allowed = "between " + Texts.number(info.min()) + " and " + Texts.number(info.max());
    }
    throw wrong("must be " + allowed + ", but is " + text);
  }

  private Boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> Boolean.TRUE;
      case "false", "no", "off" -> Boolean.FALSE;
      default -> throw wrong("must be true or false, but is '" + text + "'");
    };
  }

  private Path path(String text) {
    if (text.isBlank()) {
      throw wrong("must name a file or folder, but is empty");
    }
    try {
      return base.resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw wrong("is no path: " + e.getMessage());
    }
  }

  private Object choice(String text) {
    String asked = text.replace('_', '-');
    for (Object constant : field.element().getEnumConstants()) {
      if (ParamField.text((Enum<?>) constant).equalsIgnoreCase(asked)) {
        return constant;
      }
    }
    List<String> choices = field.info().choices();
    throw wrong(
        "must be one of "
            + String.join(", ", choices)
            + ", but is '"
            + text
            + "'"
            + DidYouMean.hint(text, choices));
  }

  private ParamException wrong(String what) {
    return new ParamException(field.key(), "'" + field.key() + "' " + what);
  }
}
