/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.vision.api.render.Mosaic;
import org.lucerna.vision.api.render.Mosaic.Tile;

/** Where the tiles of a mosaic go, in pixels of its area. */
final class MosaicPlaces {

  /** Share of a tile's side that may be covered by another. */
  private static final double COVERED = 0.25;

  private static final double TALLEST = 1.2;

  /**
   * @param x of the tile's left edge
   * @param y of its upper edge
   * @param shown false where it would cover another
   */
  record Place(Tile tile, int x, int y, boolean shown) {}

  private final List<Place> places = new ArrayList<>();
  private final int side;
  private int width;
  private int height;

  MosaicPlaces(Mosaic mosaic, MosaicParams params) {
    this.side = params.tile();
    if (mosaic.layout() == Mosaic.Layout.GRID) {
      grid(mosaic.tiles());
    } else {
      free(mosaic.tiles(), params);
    }
  }

  private void grid(List<Tile> tiles) {
    for (Tile tile : tiles) {
      int x = (int) Math.round(tile.x()) * side;
      int y = (int) Math.round(tile.y()) * side;
      places.add(new Place(tile, x, y, true));
      width = Math.max(width, x + side);
      height = Math.max(height, y + side);
    }
  }

  private void free(List<Tile> tiles, MosaicParams params) {
    double lowX = tiles.stream().mapToDouble(Tile::x).min().orElse(0);
    double highX = tiles.stream().mapToDouble(Tile::x).max().orElse(0);
    double lowY = tiles.stream().mapToDouble(Tile::y).min().orElse(0);
    double highY = tiles.stream().mapToDouble(Tile::y).max().orElse(0);
    double room = params.width() - side;
    double unit = Math.max((highX - lowX) / room, (highY - lowY) / (TALLEST * room));
    double scale = unit > 0 ? 1 / unit : 0;
    width = params.width();
    height = (int) Math.ceil((highY - lowY) * scale) + side;
    double indent = (room - (highX - lowX) * scale) / 2;
    for (Tile tile : tiles) {
      int x = (int) Math.round(indent + (tile.x() - lowX) * scale);
      int y = (int) Math.round((highY - tile.y()) * scale);
      places.add(new Place(tile, x, y, isFree(x, y)));
    }
  }

  private boolean isFree(int x, int y) {
    double near = side * (1 - COVERED);
    return places.stream()
        .noneMatch(p -> p.shown() && Math.abs(p.x() - x) < near && Math.abs(p.y() - y) < near);
  }

  /**
   * Whether the mark of a tile that is not shown is drawn: beside all tiles, and over those of
   * another group, where it is what a reader looks for.
   */
  boolean isSeen(Place hidden) {
    return places.stream()
        .filter(p -> p.shown() && isUnder(p, hidden))
        .allMatch(p -> p.tile().group() != hidden.tile().group());
  }

  private boolean isUnder(Place tile, Place mark) {
    return Math.abs(tile.x() - mark.x()) < side / 2.0 && Math.abs(tile.y() - mark.y()) < side / 2.0;
  }

  List<Place> all() {
    return places;
  }

  long hidden() {
    return places.stream().filter(p -> !p.shown()).count();
  }

  int width() {
    return Math.max(1, width);
  }

  int height() {
    return Math.max(1, height);
  }
}
