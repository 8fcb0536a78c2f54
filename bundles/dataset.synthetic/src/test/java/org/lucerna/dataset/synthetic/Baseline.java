/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic;

import java.io.IOException;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Split;

/** The simplest classifier there is: the class whose mean picture of few cells is nearest. */
final class Baseline {

  private final int cells;
  private final double[][] means;

  /**
   * @param cells the picture is averaged to so many cells across and down; 1 leaves its mean colour
   */
  Baseline(Dataset data, int cells) throws IOException {
    this.cells = cells;
    int classes = data.classes().size();
    means = new double[classes][3 * cells * cells];
    int[] counts = new int[classes];
    for (int i = 0; i < data.samples().size(); i++) {
      if (data.samples().get(i).split() == Split.TRAIN) {
        int label = data.samples().get(i).label();
        counts[label]++;
        double[] values = cells(data.image(i));
        for (int k = 0; k < values.length; k++) {
          means[label][k] += values[k];
        }
      }
    }
    for (int c = 0; c < classes; c++) {
      for (int k = 0; k < means[c].length; k++) {
        means[c][k] /= counts[c];
      }
    }
  }

  /** Share of the test pictures classified right. */
  double accuracy(Dataset data) throws IOException {
    int right = 0;
    int all = 0;
    for (int i = 0; i < data.samples().size(); i++) {
      if (data.samples().get(i).split() == Split.TEST) {
        all++;
        right += nearest(cells(data.image(i))) == data.samples().get(i).label() ? 1 : 0;
      }
    }
    return (double) right / all;
  }

  private int nearest(double[] values) {
    int best = -1;
    double least = Double.MAX_VALUE;
    for (int c = 0; c < means.length; c++) {
      double distance = 0;
      for (int k = 0; k < values.length; k++) {
        distance += (values[k] - means[c][k]) * (values[k] - means[c][k]);
      }
      if (distance < least) {
        least = distance;
        best = c;
      }
    }
    return best;
  }

  private double[] cells(RgbImage image) {
    double[] values = new double[3 * cells * cells];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int cell = 3 * (y * cells / image.height() * cells + x * cells / image.width());
        int rgb = image.rgb(x, y);
        values[cell] += rgb >> 16;
        values[cell + 1] += rgb >> 8 & 255;
        values[cell + 2] += rgb & 255;
      }
    }
    return values;
  }
}
