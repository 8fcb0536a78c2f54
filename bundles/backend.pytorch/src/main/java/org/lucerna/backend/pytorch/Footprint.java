/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Shape;

/** How many rows of a segment may run at once. */
final class Footprint {

  /** Bytes that the values of a batch may take, roughly. */
  private static final long RECORDED = 512L << 20;

  private static final long PASSING = 256L << 20;

  private final Map<LayerId, Shape> shapes;
  private final double scale;

  /**
   * @param shapes for the network's own picture size
   * @param scale how many times larger the pictures are
   */
  Footprint(Map<LayerId, Shape> shapes, double scale) {
    this.shapes = shapes;
    this.scale = scale;
  }

  /** Where all values are kept for the way back. */
  int recorded(Segment segment) {
    long values = 0;
    for (Node node : segment.nodes()) {
      values += size(node.id());
    }
    return rows(RECORDED, values);
  }

  /**
   * Where values are closed as soon as nobody needs them.
   *
   * @param fed given layers that have values of their own in each row
   * @param made what making them takes beside, such as masks; values a row
   */
  int passing(Segment segment, Collection<LayerId> fed, long made) {
    Map<LayerId, Integer> readers = new HashMap<>(segment.readers());
    long live = fed.stream().mapToLong(this::size).sum() + (long) (made / scale);
    long most = live;
    for (Node node : segment.nodes()) {
      live += size(node.id());
      most = Math.max(most, live);
      for (LayerId in : node.inputs()) {
        boolean last = readers.merge(in, -1, Integer::sum) == 0;
        live -= last && !segment.given().contains(in) ? size(in) : 0;
      }
    }
    return rows(PASSING, most);
  }

  /** Where a row has this many values, whatever the size of the pictures. */
  static int plain(long values) {
    return (int) Math.max(1, PASSING / Math.max(1, 4 * values));
  }

  private long size(LayerId layer) {
    return shapes.get(layer).elements();
  }

  private int rows(long budget, long values) {
    double bytes = Math.max(1, 4 * values * scale);
    return (int) Math.max(1, Math.min(1 << 16, budget / bytes));
  }
}
