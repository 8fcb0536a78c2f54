/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Mask;
import org.lucerna.vision.api.analysis.PictureTruth;

/** Which pixels of a crop the truth holds for, by row. */
public final class TruePixels {

  private TruePixels() {}

  /** The object: its mask, else its boxes; empty where neither is known. */
  public static Optional<BitSet> of(PictureTruth truth, int width, int height) {
    Optional<BitSet> mask = truth.foreground().map(m -> of(m, width, height));
    return mask.isPresent() || truth.boxes().isEmpty()
        ? mask
        : Optional.of(inBoxes(truth.boxes(), width, height));
  }

  /** Pixels of which the centre lies in a box. */
  public static BitSet inBoxes(List<Bounds> boxes, int width, int height) {
    BitSet inBoxes = new BitSet(width * height);
    for (Bounds box : boxes) {
      int left = Math.max(0, (int) Math.ceil(box.x0()));
      int right = Math.min(width - 1, (int) Math.floor(box.x1()));
      for (int y = Math.max(0, (int) Math.ceil(box.y0()));
          y <= Math.min(height - 1, (int) Math.floor(box.y1())) && left <= right;
          y++) {
        inBoxes.set(y * width + left, y * width + right + 1);
      }
    }
    return inBoxes;
  }

  /**
   * Pixels of a mask.
   *
   * @throws IllegalArgumentException for a mask of another size
   */
  public static BitSet of(Mask mask, int width, int height) {
    if (mask.width() != width || mask.height() != height) {
      throw new IllegalArgumentException(mask + " on a picture of " + width + "x" + height);
    }
    BitSet bits = new BitSet(width * height);
    for (int i = 0; i < width * height; i++) {
      bits.set(i, mask.contains(i % width, i / width));
    }
    return bits;
  }
}
