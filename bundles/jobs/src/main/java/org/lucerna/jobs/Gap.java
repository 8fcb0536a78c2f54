/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.Proportion;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.measure.Prediction;

/**
 * How much better a network is on the pictures it learned from than on others: validation where
 * there is one, else test. Both are measured on the final network, without augmentation.
 *
 * @param heldOut the split compared with training
 * @param train right and all on the training pictures
 * @param other right and all on the held-out ones
 */
record Gap(Split heldOut, Proportion train, Proportion other) {

  /** Smaller gaps are usual, whatever their interval: of many pictures any gap is certain. */
  private static final double LARGE = 0.05;

  /** Empty where training pictures or all others were not evaluated. */
  static Optional<Gap> of(Map<Split, List<Prediction>> predictions) {
    return Stream.of(Split.VALIDATION, Split.TEST)
        .filter(split -> predictions.containsKey(Split.TRAIN) && predictions.containsKey(split))
        .findFirst()
        .map(s -> new Gap(s, share(predictions.get(Split.TRAIN)), share(predictions.get(s))));
  }

  private static Proportion share(List<Prediction> predictions) {
    int correct = (int) predictions.stream().filter(Prediction::isCorrect).count();
    return new Proportion(correct, predictions.size());
  }

  /** Accuracy on train less accuracy on the other, -1 to 1. */
  double value() {
    return train.value() - other.value();
  }

  /** 95 %, the two sets of pictures being independent samples (Newcombe 1998). */
  Interval interval() {
    return train.difference(other);
  }

  /** Whether it is overfitting: at least five points, and more than chance explains. */
  boolean isLarge() {
    return value() >= LARGE && interval().low() > 0;
  }

  String sentence() {
    String gap =
        String.format(
            Locale.ROOT,
            "accuracy is %.3f on train (%d of %d) and %.3f on %s (%d of %d), a gap of %.1f points"
                + " (95 %% interval %.1f to %.1f, Newcombe)",
            train.value(),
            train.successes(),
            train.n(),
            other.value(),
            heldOut.id(),
            other.successes(),
            other.n(),
            100 * value(),
            100 * interval().low(),
            100 * interval().high());
    if (isLarge()) {
      return "Overfitting: "
          + gap
          + ". The network has learned its training pictures better than what they have in common:"
          + " judge it by held-out pictures alone; more pictures, augmentation, a frozen backbone or"
          + " fewer parameters narrow the gap.";
    }
    return interval().low() <= 0 && interval().high() >= LARGE
        ? "No overfitting is shown, nor ruled out: " + gap + "."
        : "No sign of overfitting: " + gap + ".";
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("held-out", heldOut.id());
    json.put("value", value());
    json.put("interval-95", List.of(interval().low(), interval().high()));
    json.put("interval-method", interval().method());
    json.put("overfitting", isLarge());
    return json;
  }
}
