/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.image.BufferedImage;

/** What a {@link TileGrid} shows. */
interface Tiles {

  /** How many. */
  int count();

  /** Pixels of all tiles: one a value. */
  int rows();

  int columns();

  /** Paints one; called for those in sight alone. */
  BufferedImage image(int tile);

  /** One line under it. */
  String caption(int tile);

  /** A number for it, which stays when the order changes: the channel. */
  int number(int tile);

  /** Says what lies under the mouse. */
  String value(int tile, int row, int column);

  /** Nothing. */
  static Tiles none() {
    return new Tiles() {
      @Override
      public int count() {
        return 0;
      }

      @Override
      public int rows() {
        return 1;
      }

      @Override
      public int columns() {
        return 1;
      }

      @Override
      public BufferedImage image(int tile) {
        throw new IndexOutOfBoundsException(tile);
      }

      @Override
      public String caption(int tile) {
        return "";
      }

      @Override
      public int number(int tile) {
        return tile;
      }

      @Override
      public String value(int tile, int row, int column) {
        return "";
      }
    };
  }
}
