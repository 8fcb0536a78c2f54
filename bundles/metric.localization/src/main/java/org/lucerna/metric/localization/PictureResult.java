/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.Map;
import org.lucerna.vision.api.analysis.InspectedPicture;

/**
 * What is kept of one picture.
 *
 * @param predicted the class with the largest logit
 * @param rank of the true class among the logits, 0 for the best; -1 where the class is not known
 * @param classes how many the network has
 * @param difficult as its annotation says
 * @param masked whether a mask is known
 * @param maps in the order of the methods, then the baselines
 */
record PictureResult(
    InspectedPicture picture,
    int predicted,
    int rank,
    int classes,
    boolean difficult,
    boolean masked,
    Map<Kind, MapResult> maps) {

  /** Whether the true class is among the best {@code k}. */
  boolean right(int k) {
    return rank >= 0 && rank < k;
  }

  /** Of equal logits the first is the better, as a prediction takes it. */
  static int rank(float[] logits, int label) {
    int better = 0;
    for (int i = 0; i < logits.length; i++) {
      if (logits[i] > logits[label] || logits[i] == logits[label] && i < label) {
        better++;
      }
    }
    return better;
  }
}
