/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.util.List;

/** What a {@link ThumbnailGrid} shows; asked only for cells that are seen. */
public interface ThumbnailCells {

  /** Nothing. */
  ThumbnailCells NONE =
      new ThumbnailCells() {
        @Override
        public int count() {
          return 0;
        }

        @Override
        public int picture(int cell) {
          throw new IndexOutOfBoundsException(cell);
        }

        @Override
        public String caption(int cell) {
          throw new IndexOutOfBoundsException(cell);
        }
      };

  int count();

  /** The number of its picture, as {@link Thumbnails} knows it. */
  int picture(int cell);

  /** One line under the picture. */
  String caption(int cell);

  /** What is said when the mouse rests on it. */
  default String tip(int cell) {
    return caption(cell);
  }

  /** Small marks over the picture. */
  default List<Badge> badges(int cell) {
    return List.of();
  }

  /**
   * A small mark over the picture.
   *
   * @param text may be empty where the tone says enough
   */
  record Badge(Corner corner, String text, Tone tone) {}

  /** Where a badge stands. */
  enum Corner {
    TOP_LEFT,
    TOP_RIGHT,
    BOTTOM_RIGHT
  }

  /** What a badge means: colour, and a tick or a cross for those who do not see it. */
  enum Tone {
    NEUTRAL,
    RIGHT,
    WRONG
  }
}
