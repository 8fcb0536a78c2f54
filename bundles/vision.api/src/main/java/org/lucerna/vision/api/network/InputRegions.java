/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Box;

/**
 * The exact rectangle of input pixels that single values of a network depend on. {@link
 * ReceptiveFields} gives one field for all cells of a layer, padding and all channels counted; here
 * each value is followed back for itself, through those cells that exist: what padding, a ceil-mode
 * window beyond the border or a stride that leaves the last pixels out seem to add is not in it,
 * and a channel of a concatenation has the field of its own branch.
 *
 * <p>The rectangle is the smallest around all pixels with an influence. Pixels inside it that have
 * none, between the taps of a dilated or strided convolution, are not cut out.
 */
public final class InputRegions {

  private final Map<LayerId, Integer> positions = new HashMap<>();
  private final List<Node> nodes;
  private final Map<LayerId, Shape> shapes;
  private final Map<LayerId, AxisOrder> orders;

  public InputRegions(Network network) {
    this.nodes = network.nodes();
    this.shapes = Shapes.of(network);
    this.orders = AxisOrder.of(network);
    for (int i = 0; i < nodes.size(); i++) {
      positions.put(nodes.get(i).id(), i);
    }
  }

  /**
   * The input pixels that one value depends on.
   *
   * @param channel channel of the layer, feature where it is flat
   * @param y row; 0 where the layer is flat
   * @param x column; 0 where the layer is flat
   * @return within the picture; empty for what depends on no pixel, such as a channel of zeros
   * @throws IllegalArgumentException if the layer has no such value
   */
  public Optional<Box> of(LayerId layer, int channel, int y, int x) {
    CellRange whole = CellRange.whole(shape(layer), orders.get(layer));
    CellRange one = CellRange.one(channel, y, x);
    if (!whole.contains(one)) {
      throw new IllegalArgumentException(
          "layer %s has no value at channel %d, row %d, column %d".formatted(layer, channel, y, x));
    }
    Map<LayerId, CellRange> wanted = new HashMap<>();
    wanted.put(layer, one);
    for (int i = positions.getOrDefault(layer, -1); i >= 0; i--) {
      CellRange range = wanted.remove(nodes.get(i).id());
      if (range != null) {
        spread(nodes.get(i), range, wanted);
      }
    }
    return Optional.ofNullable(wanted.get(Network.INPUT)).map(CellRange::box);
  }

  private Shape shape(LayerId layer) {
    Shape shape = shapes.get(layer);
    if (shape == null) {
      throw new IllegalArgumentException("there is no layer " + layer);
    }
    return shape;
  }

  private void spread(Node node, CellRange range, Map<LayerId, CellRange> wanted) {
    int before = 0;
    for (int i = 0; i < node.inputs().size(); i++) {
      LayerId input = node.inputs().get(i);
      CellRange whole = CellRange.whole(shapes.get(input), orders.get(input));
      CellRange in;
      if (node.op() instanceof Op.Concat) {
        in = range.channels(range.channels().shift(-before));
        before += whole.channels().to();
      } else if (node.op() instanceof Op.Multiply && i > 0) {
        in = range.within(whole);
      } else {
        in = back(node, range, whole);
      }
      in = in.cut(whole);
      if (!in.isEmpty()) {
        wanted.merge(input, in, CellRange::hull);
      }
    }
  }

  /** What a layer's values read of its input, which may reach beyond the input's cells. */
  private CellRange back(Node node, CellRange out, CellRange whole) {
    Op op = node.op();
    if (op instanceof Op.Conv c) {
      int groups = c.groups();
      return windowed(c.window(), out, whole)
          .channels(out.channels().group(c.channels() / groups, whole.channels().to() / groups));
    } else if (op instanceof Op.MaxPool p) {
      return windowed(p.window(), out, whole);
    } else if (op instanceof Op.AvgPool p) {
      return windowed(p.window(), out, whole);
    } else if (op instanceof Op.AdaptiveAvgPool p) {
      return new CellRange(
          out.channels(),
          out.rows().adaptive(p.height(), whole.rows().to()),
          out.columns().adaptive(p.width(), whole.columns().to()));
    } else if (op instanceof Op.GlobalMaxPool) {
      return whole.channels(out.channels());
    } else if (op instanceof Op.Linear || op instanceof Op.LayerNorm) {
      return out.channels(whole.channels());
    } else if (op instanceof Op.LocalResponseNorm n) {
      CellRange.Range c = out.channels();
      return out.channels(
          new CellRange.Range(c.from() - n.size() / 2, c.to() + (n.size() - 1) / 2));
    } else if (op instanceof Op.PadChannels p) {
      return out.channels(out.channels().shift(-p.before()));
    } else if (op instanceof Op.Flatten) {
      LayerId input = node.inputs().get(0);
      return out.unflattened(shapes.get(input), orders.get(input));
    }
    return out;
  }

  private static CellRange windowed(Window window, CellRange out, CellRange whole) {
    return new CellRange(
        out.channels(),
        out.rows().through(window.y(), whole.rows().to()),
        out.columns().through(window.x(), whole.columns().to()));
  }
}
