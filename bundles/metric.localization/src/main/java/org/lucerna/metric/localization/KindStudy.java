/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.Map;
import java.util.Optional;

/**
 * All that is known of one kind of map over all pictures.
 *
 * @param withoutEvidence how many maps are positive nowhere
 * @param figures by {@link Measure#key} or {@link Measure#at}; those not defined are left out
 * @param boxes the threshold tuned for boxes
 * @param pixels the threshold tuned for the pixels' IoU, where masks are known
 * @param best level of MaxBoxAcc
 * @param bestAny levels of MaxBoxAccV2, for IoU .3, .5 and .7
 * @param curve GT-known by level
 * @param pixelCurves means over the pictures, by level, where masks are known
 */
record KindStudy(
    Kind kind,
    int maps,
    int withoutEvidence,
    Map<String, Estimate> figures,
    Halves.Tuned boxes,
    Optional<Halves.Tuned> pixels,
    int best,
    int[] bestAny,
    double[] curve,
    Optional<PixelCurves> pixelCurves) {

  /** Means over pictures, by level. */
  record PixelCurves(double[] precision, double[] recall, double[] iou) {}

  Optional<Estimate> figure(Measure measure) {
    return Optional.ofNullable(figures.get(measure.key()));
  }

  Optional<Estimate> figure(Measure measure, double threshold) {
    return Optional.ofNullable(figures.get(measure.at(threshold)));
  }
}
