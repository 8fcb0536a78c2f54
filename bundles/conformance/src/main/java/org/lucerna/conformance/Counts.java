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

  /** As often as is needed on a small picture, where the default is more. */
  private static final int ENOUGH = 256;

  private Counts() {}

  /** The number of draws or runs, if the method has such a parameter. */
  static Optional<ParamInfo> of(Candidate candidate) {
    return candidate.parameters().stream()
        .filter(p -> p.kind() == ParamInfo.Kind.INTEGER && KEYS.contains(p.key()))
        .findFirst();
  }

  /** Fewer runs than the default, so that the examination takes seconds. */
  static Map<String, Object> reduced(Candidate candidate) {
    Map<String, Object> values = new LinkedHashMap<>();
    of(candidate)
        .filter(p -> byDefault(p) > ENOUGH)
        .ifPresent(p -> values.put(p.key(), (int) Math.max(ENOUGH, p.min())));
    return values;
  }

  private static double byDefault(ParamInfo parameter) {
    return parameter.defaultText().map(Double::parseDouble).orElse(0.0);
  }
}
