/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.dataset.Dataset;

/**
 * Cuts a validation part from the training pictures: by seed, of each class the same share, and
 * never parting pictures that belong together.
 */
final class HoldOut {

  private final Dataset data;
  private final int[] quota;

  private HoldOut(Dataset data, List<Integer> train, double share) {
    this.data = data;
    this.quota = new int[data.classes().size()];
    int[] counts = new int[quota.length];
    train.forEach(i -> counts[label(i)]++);
    for (int c = 0; c < quota.length; c++) {
      quota[c] = counts[c] < 2 ? 0 : (int) Math.max(1, Math.round(share * counts[c]));
    }
  }

  /**
   * Indices of the pictures held out, in order.
   *
   * @throws LucernaException (job invalid) if nothing can be held out
   */
  static List<Integer> of(Dataset data, List<Integer> train, double share, long seed) {
    HoldOut holdOut = new HoldOut(data, train, share);
    List<List<Integer>> units = new ArrayList<>(Companions.units(data, train));
    Collections.shuffle(units, new Random(Seeds.mix(seed, "validation")));
    List<Integer> held = units.stream().filter(holdOut::take).flatMap(List::stream).toList();
    if (held.isEmpty()) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "no validation part can be cut from the training pictures of %s without parting a group: set select to last, or give it a validation split"
              .formatted(data.name()));
    }
    return List.copyOf(new TreeSet<>(held));
  }

  /** Takes a unit if every class in it has that much room left. */
  private boolean take(List<Integer> unit) {
    Map<Integer, Integer> byClass = new HashMap<>();
    unit.forEach(i -> byClass.merge(label(i), 1, Integer::sum));
    boolean fits = byClass.entrySet().stream().allMatch(e -> e.getValue() <= quota[e.getKey()]);
    if (fits) {
      byClass.forEach((label, count) -> quota[label] -= count);
    }
    return fits;
  }

  private int label(int sample) {
    return data.samples().get(sample).label();
  }
}
