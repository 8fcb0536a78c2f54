/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Mask;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.ObjectBox;
import org.lucerna.vision.api.network.Preprocessing;

/** Brings what is known of a picture to the pixels that the network sees of it. */
final class SeenTruth {

  private final Preprocessing how;
  private final Axis columns;
  private final Axis rows;

  /**
   * @param width of the picture before resizing
   */
  SeenTruth(Preprocessing how, int width, int height) {
    this.how = how;
    int shorter = Math.min(width, height);
    this.columns = Axis.of(width, shorter, how);
    this.rows = Axis.of(height, shorter, how);
  }

  /**
   * One side of the picture.
   *
   * @param scale pixels of the resized picture for each of the original
   * @param offset first pixel of the resized picture that is seen; below 0 behind padding
   * @param last its last pixel in sight
   * @param isCut whether some of it is out of sight
   */
  private record Axis(double scale, int offset, int last, boolean isCut) {

    static Axis of(int size, int shorter, Preprocessing how) {
      long scaled = how.resize() > 0 ? (long) how.resize() * size / shorter : size;
      int offset = (int) ((scaled - how.crop()) / 2);
      if (scaled < how.crop()) {
        offset = -(int) ((how.crop() - scaled) / 2);
      }
      return new Axis((double) scaled / size, offset, how.crop() - 1, scaled > how.crop());
    }

    double first(double at) {
      double seen = at * scale - offset;
      return isCut ? Math.max(0, seen) : seen;
    }

    double last(double at) {
      double seen = at * scale - offset;
      return isCut ? Math.min(last, seen) : seen;
    }
  }

  PictureTruth of(GroundTruth truth) {
    List<Bounds> boxes = new ArrayList<>();
    for (ObjectBox object : truth.objects()) {
      bounds(object.bounds()).ifPresent(boxes::add);
    }
    Map<String, Mask> parts = new LinkedHashMap<>();
    truth.parts().forEach((name, mask) -> mask(mask).ifPresent(m -> parts.put(name, m)));
    boolean difficult =
        !truth.objects().isEmpty() && truth.objects().stream().allMatch(ObjectBox::difficult);
    return new PictureTruth(boxes, parts, truth.defining(), difficult);
  }

  /**
   * Both ends scaled alike, as the references for ILSVRC do; empty where nothing is in sight. Boxes
   * are cut only where the picture is.
   */
  private Optional<Bounds> bounds(Bounds box) {
    double x0 = columns.first(box.x0());
    double x1 = columns.last(box.x1());
    double y0 = rows.first(box.y0());
    double y1 = rows.last(box.y1());
    return x1 >= x0 && y1 >= y0 ? Optional.of(new Bounds(x0, y0, x1, y1)) : Optional.empty();
  }

  /** Through the picture's own resizing and cropping. */
  private Optional<Mask> mask(Mask mask) {
    return Optional.of(Evidence.cropped(mask, how)).filter(seen -> seen.area() > 0);
  }
}
