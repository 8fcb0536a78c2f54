/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.core.api.param.Param;

final class ParamsTest {

  static Stream<Record> defaults() {
    return Stream.of(
        ExplanationParams.defaults(), GridParams.defaults(), ColorBarParams.defaults());
  }

  @ParameterizedTest
  @MethodSource("defaults")
  void theDefaultsInCodeAreTheDocumentedOnes(Record params) throws Exception {
    for (RecordComponent component : params.getClass().getRecordComponents()) {
      Object value = component.getAccessor().invoke(params);
      assertEquals(component.getAnnotation(Param.class).value(), text(value), component.getName());
    }
  }

  @Test
  void numbersAreReadable() {
    assertEquals("12.4", Numbers.text(12.44));
    assertEquals("\u22120.0312", Numbers.text(-0.03124));
    assertEquals("0", Numbers.text(0));
    assertEquals("1230", Numbers.text(1234));
    assertEquals("1.2e-05", Numbers.text(1.23e-5));
    assertEquals("20\u00A0%", Numbers.percent(0.2));
    assertEquals("12.5\u00A0%", Numbers.percent(0.125));
  }

  private static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(String::valueOf).orElse("");
    }
    return String.valueOf(value).replaceAll("\\.0$", "");
  }
}
