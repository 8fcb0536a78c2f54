/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

import java.util.random.RandomGenerator;
import org.lucerna.core.api.data.RgbImage;

/** A random change of a picture, decided by the numbers it draws alone. */
public sealed interface PictureChange
    permits RandomResizedCrop, RandomHorizontalFlip, RandomRotation, ColorJitter {

  RgbImage apply(RgbImage image, RandomGenerator random);
}
