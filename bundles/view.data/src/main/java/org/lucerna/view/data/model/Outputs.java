/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data.model;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A model's outputs beside a data set's classes: the same where the names are, written in whatever
 * case and with whatever is between words.
 */
public final class Outputs {

  private final List<String> names;
  private final List<OptionalInt> byLabel;

  /**
   * @param names of the model's outputs
   * @param classes of the data set
   */
  public Outputs(List<String> names, List<String> classes) {
    this.names = List.copyOf(names);
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      known.putIfAbsent(plain(names.get(i)), i);
    }
    this.byLabel =
        classes.stream()
            .map(c -> known.get(plain(c)))
            .map(i -> i == null ? OptionalInt.empty() : OptionalInt.of(i))
            .toList();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").strip();
  }

  /** The output that stands for a class of the data set. */
  public OptionalInt of(int label) {
    return byLabel.get(label);
  }

  public String name(int output) {
    return names.get(output);
  }

  /** Any thread. */
  public Verdict judge(int label, float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - logits[best]);
    }
    OptionalInt own = of(label);
    if (own.isEmpty()) {
      return new Verdict(best, 1 / sum, Verdict.Truth.UNKNOWN, Double.NaN);
    }
    return new Verdict(
        best,
        1 / sum,
        own.getAsInt() == best ? Verdict.Truth.RIGHT : Verdict.Truth.WRONG,
        Math.log(sum) + logits[best] - logits[own.getAsInt()]);
  }
}
