/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/** What one model says of one data set, as far as it was asked. Event thread only. */
public final class Predictions {

  private final Outputs outputs;
  private final Verdict[] verdicts;
  private int known;

  public Predictions(Outputs outputs, int samples) {
    this.outputs = outputs;
    this.verdicts = new Verdict[samples];
  }

  public Outputs outputs() {
    return outputs;
  }

  public void put(int sample, Verdict verdict) {
    known += verdicts[sample] == null ? 1 : 0;
    verdicts[sample] = verdict;
  }

  public Optional<Verdict> of(int sample) {
    return Optional.ofNullable(verdicts[sample]);
  }

  /** How many samples were predicted. */
  public int known() {
    return known;
  }

  /** Samples that were not predicted yet, in order. */
  public List<Integer> missing() {
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < verdicts.length; i++) {
      if (verdicts[i] == null) {
        missing.add(i);
      }
    }
    return missing;
  }

  /** Outputs that were predicted anywhere. */
  public SortedSet<Integer> predicted() {
    SortedSet<Integer> found = new TreeSet<>();
    for (Verdict v : verdicts) {
      if (v != null) {
        found.add(v.predicted());
      }
    }
    return found;
  }

  /**
   * The share of right ones among those samples of which it is known; empty where there is none.
   */
  public OptionalDouble accuracy(List<Integer> samples) {
    int right = 0;
    int judged = 0;
    for (int sample : samples) {
      Verdict v = verdicts[sample];
      if (v != null && v.truth() != Verdict.Truth.UNKNOWN) {
        judged++;
        right += v.truth() == Verdict.Truth.RIGHT ? 1 : 0;
      }
    }
    return judged == 0 ? OptionalDouble.empty() : OptionalDouble.of(right / (double) judged);
  }
}
