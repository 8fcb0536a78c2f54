/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import java.util.List;
import java.util.Locale;
import org.lucerna.view.embedding.model.Neighbours;
import org.lucerna.view.embedding.model.Projection;
import org.lucerna.workbench.kit.ThumbnailCells;

/**
 * Nearest neighbours as cells.
 *
 * @param samples of all points
 */
record NeighbourCells(Projection projection, List<Integer> samples, Neighbours found)
    implements ThumbnailCells {

  @Override
  public int count() {
    return found.points().size();
  }

  @Override
  public int picture(int cell) {
    return samples.get(found.points().get(cell));
  }

  @Override
  public String caption(int cell) {
    return projection.classes().get(found.points().get(cell));
  }

  @Override
  public String tip(int cell) {
    int point = found.points().get(cell);
    return projection.ids().get(point) + " \u00b7 " + projection.classes().get(point);
  }

  @Override
  public List<Badge> badges(int cell) {
    return List.of(
        new Badge(
            Corner.TOP_LEFT,
            String.format(Locale.ROOT, "%.3g", found.distances().get(cell)),
            Tone.NEUTRAL));
  }
}
