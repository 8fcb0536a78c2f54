/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.imaging.ImageDecoder;

/**
 * A picture of what belongs to the object.
 *
 * @param picture on disk
 * @param indices the palette indices that belong to it; empty where bright pixels do
 */
record MaskFile(PictureFile picture, Set<Integer> indices) {

  private static final int HALF = 127;

  MaskFile {
    indices = Set.copyOf(indices);
  }

  /** Why it does not fit its picture, if it does not. */
  static Optional<String> wrong(PictureFile mask, Look look, Look picture) {
    if (!look.isReadable()) {
      return Optional.of("The mask " + look.message());
    }
    return look.width() == picture.width() && look.height() == picture.height()
        ? Optional.empty()
        : Optional.of(
            "The mask %s has %dx%d pixels, its picture %dx%d; it is not used."
                .formatted(
                    mask.name(), look.width(), look.height(), picture.width(), picture.height()));
  }

  /**
   * @throws LucernaException (unreadable) if the file has changed since it was found, or has no
   *     palette indices
   */
  Mask read(DecodeLimits limits) {
    try {
      return indices.isEmpty()
          ? bright(ImageDecoder.decode(picture.file(), limits))
          : indexed(rows(limits));
    } catch (IOException e) {
      throw new LucernaException(
          ExitStatus.UNREADABLE,
          "the mask %s cannot be used: %s".formatted(picture.file(), e.getMessage()),
          e);
    }
  }

  /**
   * The palette indices.
   *
   * @throws IOException naming the file, if it has none
   */
  int[][] rows(DecodeLimits limits) throws IOException {
    byte[] bytes = ImageDecoder.readAll(picture.file(), limits);
    return ImageDecoder.indices(bytes, picture.name(), limits);
  }

  private static Mask bright(RgbImage image) {
    BitSet bits = new BitSet();
    for (int i = 0; i < image.width() * image.height(); i++) {
      bits.set(i, (image.rgb(i % image.width(), i / image.width()) >> 8 & 0xFF) > HALF);
    }
    return Mask.of(image.width(), image.height(), bits);
  }

  private Mask indexed(int[][] rows) {
    int width = rows[0].length;
    BitSet bits = new BitSet();
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < width; x++) {
        bits.set(y * width + x, indices.contains(rows[y][x]));
      }
    }
    return Mask.of(width, rows.length, bits);
  }
}
