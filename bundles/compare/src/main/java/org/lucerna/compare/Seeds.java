/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.lucerna.statistics.Sample;
import org.lucerna.vision.api.dataset.Split;

/** Numbers over the runs of one job. */
final class Seeds {

  private Seeds() {}

  /** {@code 0.9712 ± 0.0051 (3 runs)}: mean and standard deviation. */
  static String summary(Entry entry, Split split, ToDoubleFunction<EvaluatedSplit> value) {
    double[] values = values(entry, split, value);
    if (values.length == 0) {
      return Numbers.NONE;
    }
    Sample sample = Sample.of(values);
    return "%s \u00B1 %s (%d runs)"
        .formatted(
            Numbers.decimals(sample.mean()), Numbers.decimals(sample.deviation()), sample.n());
  }

  /** One a run, in order. */
  static double[] values(Entry entry, Split split, ToDoubleFunction<EvaluatedSplit> value) {
    return entry.runs().stream()
        .map(run -> run.split(split))
        .flatMap(Optional::stream)
        .mapToDouble(value)
        .toArray();
  }

  /** Whether two jobs were run with the same seeds and folds, each on the same test pictures. */
  static boolean paired(Entry first, Entry second) {
    List<FinishedRun> mine = first.runs();
    List<FinishedRun> its = second.runs();
    if (mine.size() != its.size()) {
      return false;
    }
    for (int i = 0; i < mine.size(); i++) {
      if (!mine.get(i).folder().getFileName().equals(its.get(i).folder().getFileName())
          || Pair.of(mine.get(i), its.get(i)).pair().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Whether all runs had the same pictures in each split: then only training differs. */
  static boolean oneSplit(Entry entry) {
    return entry.runs().stream().map(r -> r.data().fingerprint()).distinct().count() == 1;
  }

  /** Pictures tested over pictures seen in training, n2/n1. */
  static double testToTrain(Entry entry) {
    double test = 0;
    double train = 0;
    for (FinishedRun run : entry.runs()) {
      test += run.split(Split.TEST).map(s -> s.answers().size()).orElse(0);
      train += run.data().seenInTraining();
    }
    return test / train;
  }
}
