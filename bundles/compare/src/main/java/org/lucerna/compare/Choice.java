/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lucerna.vision.api.dataset.Split;

/**
 * The model to go on with: the one with the highest validation accuracy, of equals the one with
 * fewer parameters. Test pictures play no part in it. Defined where every run has classified
 * validation pictures and each stands for itself alone.
 */
record Choice(Entry entry, double accuracy, boolean tied) {

  static Optional<Choice> of(List<Entry> entries) {
    boolean defined =
        entries.stream()
            .allMatch(e -> !e.isRepeated() && e.first().split(Split.VALIDATION).isPresent());
    if (!defined) {
      return Optional.empty();
    }
    Entry best =
        entries.stream()
            .max(
                Comparator.comparingDouble(Choice::validation)
                    .thenComparing(Comparator.comparingLong(Choice::parameters).reversed()))
            .orElseThrow();
    boolean tied = entries.stream().filter(e -> validation(e) == validation(best)).count() > 1;
    return Optional.of(new Choice(best, validation(best), tied));
  }

  String sentence() {
    return String.format(
        Locale.ROOT,
        "Chosen by validation accuracy (%.4f)%s: %s. Test pictures played no part in it.",
        accuracy,
        tied ? ", of equals the one with fewer parameters" : "",
        entry.name());
  }

  private static double validation(Entry entry) {
    return entry.first().split(Split.VALIDATION).orElseThrow().accuracy().value();
  }

  /** Unknown counts as most. */
  private static long parameters(Entry entry) {
    return entry.first().facts().parameters().orElse(Long.MAX_VALUE);
  }
}
