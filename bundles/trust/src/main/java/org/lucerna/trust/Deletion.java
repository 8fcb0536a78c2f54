/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.measure.ExaminedMap;

/**
 * Whether it matters to the network what the map marks: the pixels that the map marks most are
 * filled in ({@link Infill}), and the effect is compared with that of copies of the same pixels
 * elsewhere ({@link Placement}). All copies have the map's area and shape, so that only the place
 * counts, and not how strange the network finds a picture with a hole of that size.
 *
 * <p>The effect is the fall of the class's log-odds, the logit less the logarithm of the sum of the
 * others' exponentials: the order is that of the softmax probability, which is 1 to the last bit
 * for a sure network. The p-value counts the map among the copies, {@code (k + 1) / (n + 1)}
 * (Phipson and Smyth 2010), equal effects against it.
 *
 * @param before logits of the picture
 * @param after logits without what the map marks
 * @param drop fall of the log-odds
 * @param smaller how many copies have a smaller effect
 * @param copies how many there are
 */
record Deletion(float[] before, float[] after, double drop, int smaller, int copies) {

  /** Pictures made at once; each holds all pixels. */
  private static final int BATCH = 16;

  static Deletion of(ExaminedMap map, Settings settings, Progress progress) {
    int height = map.input().size(1);
    int width = map.input().size(2);
    int[] marked = TopPixels.of(map.evidence(), settings.share(), map.seed());
    List<int[]> removals = new ArrayList<>(List.of(marked));
    for (Placement p : Placement.draw(settings.copies(), height, width, map.seed())) {
      removals.add(p.of(marked, height, width));
    }
    List<float[]> logits = new ArrayList<>();
    for (int from = 0; from < removals.size(); from += BATCH) {
      List<int[]> some = removals.subList(from, Math.min(from + BATCH, removals.size()));
      Tensor inputs = Tensor.stack(some.stream().map(r -> Infill.of(map.input(), r)).toList());
      Tensor rows = map.logits(inputs);
      for (int i = 0; i < some.size(); i++) {
        logits.add(rows.slice(i).toArray());
      }
      progress.step(logits.size(), removals.size());
    }
    return of(map.logits(), map.classIndex(), logits);
  }

  /**
   * @param logits without what the map marks, then without each copy
   */
  static Deletion of(float[] before, int classIndex, List<float[]> logits) {
    double own = logOdds(before, classIndex) - logOdds(logits.get(0), classIndex);
    int smaller = 0;
    for (float[] copy : logits.subList(1, logits.size())) {
      if (logOdds(before, classIndex) - logOdds(copy, classIndex) < own) {
        smaller++;
      }
    }
    return new Deletion(before, logits.get(0), own, smaller, logits.size() - 1);
  }

  /** The probability of as great an effect, were the place without meaning. */
  double p() {
    return (copies - smaller + 1.0) / (copies + 1.0);
  }

  /** Share of the copies with a smaller effect, 0 to 100. */
  double percentile() {
    return 100.0 * smaller / copies;
  }

  /** Of a network with one output, that output. */
  static double logOdds(float[] logits, int classIndex) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logits.length; i++) {
      max = i == classIndex ? max : Math.max(max, logits[i]);
    }
    if (max == Double.NEGATIVE_INFINITY) {
      return logits[classIndex];
    }
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += i == classIndex ? 0 : Math.exp(logits[i] - max);
    }
    return logits[classIndex] - max - Math.log(sum);
  }
}
