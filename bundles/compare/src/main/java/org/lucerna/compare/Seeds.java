/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.lucerna.statistics.Sample;
import org.lucerna.vision.api.dataset.Split;

/** Numbers over the seeds of a repeated run. */
final class Seeds {

  private Seeds() {}

  /** {@code 0.9712 ± 0.0051 (3 seeds)}: mean and standard deviation. */
  static String summary(Entry entry, Split split, ToDoubleFunction<EvaluatedSplit> value) {
    double[] values = values(entry, split, value);
    if (values.length == 0) {
      return Numbers.NONE;
    }
    Sample sample = Sample.of(values);
    return "%s \u00B1 %s (%d seeds)"
        .formatted(
            Numbers.decimals(sample.mean()), Numbers.decimals(sample.deviation()), sample.n());
  }

  /** One a seed, in order. */
  static double[] values(Entry entry, Split split, ToDoubleFunction<EvaluatedSplit> value) {
    return entry.runs().stream()
        .map(run -> run.split(split))
        .flatMap(Optional::stream)
        .mapToDouble(value)
        .toArray();
  }

  /** Whether two repeated runs had the same seeds, and under each seed the same data and splits. */
  static boolean paired(Entry first, Entry second) {
    List<FinishedRun> mine = first.runs();
    List<FinishedRun> its = second.runs();
    if (mine.size() != its.size()) {
      return false;
    }
    for (int i = 0; i < mine.size(); i++) {
      if (mine.get(i).facts().seed() != its.get(i).facts().seed()
          || Pair.of(mine.get(i), its.get(i)).pair().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Whether every seed was tested on the same pictures. */
  static boolean oneSplit(Entry entry) {
    return entry.runs().stream()
        .skip(1)
        .allMatch(r -> Pair.of(entry.first(), r).pair().isPresent());
  }
}
