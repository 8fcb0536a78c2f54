/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;

/**
 * Many small maps or pictures on one page, such as the channels of a layer: the subject of renderer
 * {@code tiles}.
 *
 * @param title above; may be empty
 * @param notes lines under the title that say what the colours and captions mean
 * @param lead shown larger beside them, such as the picture that was looked at
 * @param tiles row by row
 * @param scale what the colours of all {@link Plane}s mean, drawn as one colour bar
 */
public record TileSheet(
    String title,
    List<String> notes,
    Optional<Tile> lead,
    List<Tile> tiles,
    Optional<ColorScale> scale) {

  /** What a tile shows. */
  public sealed interface Content {}

  /** Pixels as they are. */
  public record Picture(RgbImage image) implements Content {}

  /**
   * Raw values in the sheet's colours.
   *
   * @param values {@code [h, w]}
   */
  public record Plane(Tensor values) implements Content {

    /**
     * @throws IllegalArgumentException unless it has rows and columns
     */
    public Plane {
      if (values.rank() != 2 || values.length() == 0) {
        throw new IllegalArgumentException("a tile is [h, w], not " + values);
      }
    }
  }

  /** A map or picture and the lines under it. */
  public record Tile(Content content, List<String> caption) {
    public Tile {
      caption = List.copyOf(caption);
    }
  }

  /**
   * @throws IllegalArgumentException if there are planes without a scale
   */
  public TileSheet {
    notes = List.copyOf(notes);
    tiles = List.copyOf(tiles);
    boolean planes = tiles.stream().anyMatch(tile -> tile.content() instanceof Plane);
    if (planes && scale.isEmpty()) {
      throw new IllegalArgumentException("the colours of tiles need a scale");
    }
  }
}
