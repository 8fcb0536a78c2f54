/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.statistics.Interval;

/**
 * A number about an embedding.
 *
 * @param name as in tables
 * @param n pictures it is of
 * @param interval 95 %, where one is known
 * @param how what a reader must know, one sentence without a full stop
 */
record Measure(String name, double value, int n, Optional<Interval> interval, String how) {

  static final List<String> COLUMNS =
      List.of("layer", "measure", "value", "low", "high", "interval", "n", "how");

  Measure(String name, double value, int n, String how) {
    this(name, value, n, Optional.empty(), how);
  }

  List<Object> row(String layer) {
    return List.of(
        layer,
        name,
        Numbers.exact(value),
        interval.<Object>map(i -> Numbers.exact(i.low())).orElse(""),
        interval.<Object>map(i -> Numbers.exact(i.high())).orElse(""),
        interval.map(Interval::method).orElse(""),
        n,
        how);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", Numbers.exact(value));
    interval.ifPresent(
        i -> json.put("interval", List.of(Numbers.exact(i.low()), Numbers.exact(i.high()))));
    json.put("n", n);
    json.put("how", how);
    return json;
  }

  /** Such as {@code k-NN accuracy .991 (.978 – .997), n = 484}. */
  String text() {
    String ends =
        interval
            .map(i -> " (" + Numbers.of(i.low()) + " – " + Numbers.of(i.high()) + ")")
            .orElse("");
    return name + " " + Numbers.of(value) + ends + ", n = " + n;
  }
}
