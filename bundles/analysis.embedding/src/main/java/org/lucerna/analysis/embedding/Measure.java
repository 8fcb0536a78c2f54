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
 * @param id its key in JSON
 * @param name for people
 * @param value finite
 * @param n pictures it is of
 * @param interval 95 %, where one is known
 * @param how what a reader must know, without a full stop
 */
record Measure(
    String id, String name, double value, int n, Optional<Interval> interval, String how) {

  static final List<String> COLUMNS =
      List.of("layer", "measure", "value", "low", "high", "interval", "n", "how");

  /** A share of pictures. */
  static Measure of(String id, String name, GroupedShare share, String how) {
    return new Measure(id, name, share.value(), share.n(), Optional.of(share.interval()), how);
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

  /** Such as {@code linear probe 0.991 (0.978 – 0.997), n = 484}. */
  String text() {
    String ends =
        interval
            .map(i -> " (" + Numbers.of(i.low()) + " \u2013 " + Numbers.of(i.high()) + ")")
            .orElse("");
    return name + " " + Numbers.of(value) + ends + ", n = " + n;
  }
}
