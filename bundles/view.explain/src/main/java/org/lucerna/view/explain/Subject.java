/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.workbench.api.current.CurrentPicture;

/**
 * A picture as the open model sees it.
 *
 * @param picture where it comes from
 * @param crop the pixels that the network sees
 * @param image the same for Swing
 * @param probabilities by class
 */
record Subject(
    CurrentPicture picture, RgbImage crop, BufferedImage image, List<Double> probabilities) {

  static Subject of(CurrentPicture picture, RgbImage crop, float[] logits) {
    Prediction said = new Prediction(picture.id(), -1, logits);
    List<Double> all = new ArrayList<>();
    for (double p : said.probabilities()) {
      all.add(p);
    }
    return new Subject(picture, crop, org.lucerna.workbench.kit.Images.of(crop), List.copyOf(all));
  }

  /** The n most probable classes, of equals the first. */
  List<Integer> top(int n) {
    return IntStream.range(0, probabilities.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> -probabilities.get(i)))
        .limit(n)
        .toList();
  }

  int predicted() {
    return top(1).get(0);
  }
}
