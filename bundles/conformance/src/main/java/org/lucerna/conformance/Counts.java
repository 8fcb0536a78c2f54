/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.param.ParamInfo;

/** Parameters that say how often a method draws or runs. */
final class Counts {

  /** What such parameters are called. */
  private static final List<String> KEYS =
      List.of("masks", "samples", "draws", "copies", "repeats", "runs", "count", "n");

  /** Each stands for as many runs as a mask has cells. */
  private static final String DESIGNS = "designs";

  private static final int ROWS = 64;

  /** Runs for comparisons of one seed's maps. */
  static final int FEW = 192;

  /** Runs for maps that are to be looked at. */
  static final int MANY = 1024;

  private Counts() {}

  /** The number of draws or runs, if the method has such a parameter. */
  static Optional<ParamInfo> of(Candidate candidate) {
    return candidate.parameters().stream()
        .filter(p -> p.kind() == ParamInfo.Kind.INTEGER && KEYS.contains(p.key()))
        .findFirst();
  }

  /** Settings with fewer runs than the default, so that the examination takes seconds. */
  static Map<String, Object> atMost(Candidate candidate, int enough) {
    Map<String, Object> values = new LinkedHashMap<>(Documented.asAsked(candidate));
    candidate
        .parameter(DESIGNS)
        .filter(p -> byDefault(p) > enough / ROWS)
        .ifPresent(p -> values.put(DESIGNS, (int) Math.max(enough / ROWS, p.min())));
    of(candidate)
        .filter(p -> byDefault(p) > enough)
        .ifPresent(p -> values.put(p.key(), (int) Math.max(enough, p.min())));
    return values;
  }

  private static double byDefault(ParamInfo parameter) {
    return parameter.defaultText().map(Double::parseDouble).orElse(0.0);
  }
}
