/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.Locale;
import java.util.Optional;
import org.lucerna.vision.api.measure.Calibration;
import org.lucerna.vision.api.measure.Prediction;

/**
 * How sure the network is of a class.
 *
 * @param raw softmax, 0 to 1
 * @param calibration where it is known
 */
record Confidence(float[] logits, int classIndex, double raw, Optional<Calibration> calibration) {

  static Confidence of(float[] logits, int classIndex, Optional<Calibration> calibration) {
    double raw = new Prediction("", -1, logits).probability(classIndex);
    return new Confidence(logits, classIndex, raw, calibration);
  }

  /** Calibrated where that is known. */
  double value() {
    return of(logits);
  }

  /** The same class's, of other logits. */
  double of(float[] others) {
    return calibration
        .map(c -> c.probability(others, classIndex))
        .orElseGet(() -> new Prediction("", -1, others).probability(classIndex));
  }

  String text() {
    String all =
        calibration
            .map(
                c ->
                    String.format(
                        Locale.ROOT,
                        "%s, calibrated (temperature %.2f, fitted on %d %s); the network says %s",
                        percent(value()),
                        c.temperature(),
                        c.n(),
                        c.source(),
                        percent(raw)))
            .orElse(percent(raw) + ", not calibrated");
    return isPredicted() ? all : all + "; not the class it predicts";
  }

  private boolean isPredicted() {
    return new Prediction("", -1, logits).predicted() == classIndex;
  }

  /** No sure one is rounded to certainty. */
  static String percent(double share) {
    if (share < 1 && share >= 0.9995) {
      return "> 99.9 %";
    }
    return share > 0 && share < 0.0005
        ? "< 0.1 %"
        : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
