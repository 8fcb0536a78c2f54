/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.image.BufferedImage;
import java.util.List;
import org.lucerna.view.network.structure.Counts;

/**
 * The channels of a layer.
 *
 * @param order channels
 * @param shared whether colours mean the same in all of them
 */
record MapTiles(FeatureMaps maps, List<Integer> order, Shades all, boolean shared)
    implements Tiles {

  static MapTiles of(FeatureMaps maps, FeatureMaps.Sorting sorting, boolean shared) {
    return new MapTiles(maps, maps.order(sorting), Shades.of(maps.all()), shared);
  }

  @Override
  public int count() {
    return order.size();
  }

  @Override
  public int rows() {
    return maps.planes().rows();
  }

  @Override
  public int columns() {
    return maps.planes().columns();
  }

  Shades shades(int channel) {
    return shared ? all : Shades.of(maps.channels().get(channel));
  }

  @Override
  public BufferedImage image(int tile) {
    int channel = order.get(tile);
    return shades(channel).paint(maps.planes().values().slice(channel));
  }

  @Override
  public String caption(int tile) {
    int channel = order.get(tile);
    return "#" + channel + "  " + Counts.value(maps.channels().get(channel).max());
  }

  @Override
  public int number(int tile) {
    return order.get(tile);
  }

  @Override
  public String value(int tile, int row, int column) {
    return Counts.value(maps.planes().at(order.get(tile), row, column));
  }
}
