/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.vision.api.network.Preprocessing;

/**
 * Random changes one after the other, from a picture to a network's input, in the order of
 * torchvision's training recipes: resized crop (or the usual centre crop), flip, rotation, colour
 * jitter, normalisation, erasing.
 *
 * <p>What is drawn depends on the seed alone, not on threads or on the pictures before; and each
 * change draws from a sequence of its own, so that to add or drop one leaves the others as they
 * were.
 *
 * @param crop takes the place of the centre crop
 * @param changes of the cropped picture, in order
 * @param erasing of the normalised input
 */
public record Augmentation(
    Optional<RandomResizedCrop> crop,
    List<PictureChange> changes,
    Optional<RandomErasing> erasing) {

  private static final long CROP = 1;
  private static final long ERASING = 2;

  public Augmentation {
    changes = List.copyOf(changes);
  }

  /** Whether nothing is ever changed. */
  public boolean isNone() {
    return crop.isEmpty() && changes.isEmpty() && erasing.isEmpty();
  }

  /**
   * The input of one picture.
   *
   * @param picture whole where {@link #crop} is there, else cropped by {@link Preprocessor#crop}
   * @param seed of this picture in this epoch
   * @return {@code [3, crop, crop]}
   */
  public Tensor input(RgbImage picture, Preprocessing how, long seed) {
    Tensor input = Preprocessor.normalised(picture(picture, seed), how);
    return erasing.map(e -> e.apply(input, random(seed, ERASING))).orElse(input);
  }

  /** The changed picture that {@link #input} normalises. */
  public RgbImage picture(RgbImage picture, long seed) {
    RgbImage changed = crop.map(c -> c.apply(picture, random(seed, CROP))).orElse(picture);
    for (PictureChange change : changes) {
      changed = change.apply(changed, random(seed, change.getClass().getSimpleName().hashCode()));
    }
    return changed;
  }

  /** A specified generator: the same numbers on every Java. */
  private static Random random(long seed, long purpose) {
    long z = seed + purpose * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L; // splitmix64's finaliser (Steele et al. 2014)
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return new Random(z ^ (z >>> 31));
  }
}
