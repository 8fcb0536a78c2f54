/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Tensor;

/**
 * Erases a random rectangle of a network's input: Random Erasing (Zhong et al. 2020, algorithm 1),
 * with torchvision's RandomErasing in every detail. A network that has learnt to look at one part
 * only must find others.
 *
 * @param probability from 0 to 1
 * @param scale of the erased area, as a share of the input's
 * @param ratio of the rectangle's height to its width, drawn uniformly in the logarithm
 * @param fill what stands there afterwards
 */
public record RandomErasing(double probability, Range scale, Range ratio, Fill fill) {

  private static final int TRIES = 10;

  /** What is put in place, in normalised values. */
  public enum Fill {
    /** 0 everywhere: the mean colour of the data the normalisation is of. */
    MEAN,
    /** Each value drawn from a standard normal distribution. */
    NOISE
  }

  public RandomErasing {
    if (!(probability >= 0 && probability <= 1)
        || !(scale.low() >= 0 && scale.high() <= 1)
        || !(ratio.low() > 0)) {
      throw new IllegalArgumentException(
          "probability " + probability + ", " + scale + ", " + ratio);
    }
  }

  /**
   * @param input {@code [3, H, W]}, normalised
   */
  public Tensor apply(Tensor input, RandomGenerator random) {
    if (random.nextDouble() >= probability) {
      return input;
    }
    Optional<Box> part = part(input.size(2), input.size(1), random);
    return part.isEmpty() ? input : erased(input, part.get(), random);
  }

  /** Empty where ten tries gave no rectangle that is smaller than the input either way. */
  Optional<Box> part(int width, int height, RandomGenerator random) {
    double area = (double) width * height;
    for (int i = 0; i < TRIES; i++) {
      double target = area * scale.uniform(random);
      double proportion = ratio.logUniform(random);
      int h = (int) Math.rint(Math.sqrt(target * proportion));
      int w = (int) Math.rint(Math.sqrt(target / proportion));
      if (h < height && w < width) {
        int y = random.nextInt(height - h + 1);
        int x = random.nextInt(width - w + 1);
        return Optional.of(new Box(x, y, w, h));
      }
    }
    return Optional.empty();
  }

  private Tensor erased(Tensor input, Box part, RandomGenerator random) {
    float[] values = input.toArray();
    int height = input.size(1);
    int width = input.size(2);
    for (int c = 0; c < input.size(0); c++) {
      for (int y = part.y(); y < part.y() + part.height(); y++) {
        int row = (c * height + y) * width;
        for (int x = part.x(); x < part.x() + part.width(); x++) {
          values[row + x] = fill == Fill.MEAN ? 0 : (float) random.nextGaussian();
        }
      }
    }
    return Tensor.wrap(values, input.shape());
  }
}
