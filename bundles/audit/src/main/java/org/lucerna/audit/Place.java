/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;

/** Where a suspected region lies in each picture. */
enum Place {
  TOP_LEFT("top-left corner", "the top left corner"),
  TOP_RIGHT("top-right corner", "the top right corner"),
  BOTTOM_LEFT("bottom-left corner", "the bottom left corner"),
  BOTTOM_RIGHT("bottom-right corner", "the bottom right corner"),
  /** That of the four corners which holds most of the picture's map. */
  STRONGEST_CORNER("strongest corner", "one of the corners, the one where the map is strongest"),
  /** A frame half as wide as a corner. */
  BORDER("border", "the border"),
  /** All but the object. */
  BACKGROUND("background", "all but the object"),
  /** The window of a corner's size that holds most of the picture's map. */
  PEAK("peak", "the patch where the map is strongest");

  private static final List<Place> CORNERS =
      List.of(TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT);

  private final String id;
  private final String words;

  Place(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /** For tables. */
  String id() {
    return id;
  }

  /** For sentences. */
  String words() {
    return words;
  }

  /** Whether each picture's own map says where it is, so that it may well be the object. */
  boolean followsMap() {
    return this == PEAK || this == STRONGEST_CORNER;
  }

  /** Whether there can be another region of its size and shape elsewhere. */
  boolean isPatch() {
    return this != BORDER && this != BACKGROUND;
  }

  /**
   * The region in a picture.
   *
   * @param patch side of a corner as a share of the picture's
   * @return empty for the background where the object is not known, or fills the picture
   */
  Optional<Mask> region(Seen seen, double patch) {
    int width = seen.width();
    int height = seen.height();
    return switch (this) {
      case BORDER -> Optional.of(border(width, height, patch / 2));
      case BACKGROUND -> seen.object().map(Place::rest).filter(m -> m.area() > 0);
      case PEAK -> {
        Box fields = seen.energy().strongest((int) Math.round(patch * Energy.SIDE));
        double x = (double) fields.x() / Energy.SIDE;
        double y = (double) fields.y() / Energy.SIDE;
        yield Optional.of(box(width, height, x, y, patch));
      }
      case STRONGEST_CORNER -> strongest(seen, patch).region(seen, patch);
      default -> Optional.of(corner(width, height, patch));
    };
  }

  /** The corner that holds most of the picture's map. */
  static Place strongest(Seen seen, double patch) {
    Place best = TOP_LEFT;
    double most = -1;
    for (Place corner : CORNERS) {
      double share = seen.energy().in(corner.corner(seen.width(), seen.height(), patch));
      if (share > most) {
        most = share;
        best = corner;
      }
    }
    return best;
  }

  private Mask corner(int width, int height, double patch) {
    boolean right = this == TOP_RIGHT || this == BOTTOM_RIGHT;
    boolean bottom = this == BOTTOM_LEFT || this == BOTTOM_RIGHT;
    return box(width, height, right ? 1 : 0, bottom ? 1 : 0, patch);
  }

  /** A box of so large a part of both sides, moved into the picture where it would reach out. */
  private static Mask box(int width, int height, double x, double y, double patch) {
    int w = Math.max(1, (int) Math.round(patch * width));
    int h = Math.max(1, (int) Math.round(patch * height));
    int left = Math.min(width - w, (int) Math.round(x * width));
    int top = Math.min(height - h, (int) Math.round(y * height));
    return Surgery.box(width, height, new Box(left, top, w, h));
  }

  private static Mask border(int width, int height, double share) {
    int w = Math.max(1, (int) Math.round(share * width));
    int h = Math.max(1, (int) Math.round(share * height));
    return rest(Surgery.box(width, height, new Box(w, h, width - 2 * w, height - 2 * h)));
  }

  private static Mask rest(Mask mask) {
    Box all = new Box(0, 0, mask.width(), mask.height());
    return Surgery.without(Surgery.box(mask.width(), mask.height(), all), mask);
  }
}
