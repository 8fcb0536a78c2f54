/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.AxisOrder;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;
import org.lucerna.vision.api.network.Span;

/**
 * What a unit fires by, layer by layer:
 *
 * <ul>
 *   <li>max pooling: the value it passes on (its switch);
 *   <li>convolution, linear layer, average pooling, sum: the input with the largest contribution
 *       weight times value in the direction asked for, bias and padding left out;
 *   <li>concatenation: the one value of its branch;
 *   <li>product with a gate: the gated value, since the gate is one factor for a whole channel;
 *   <li>what works on each value or channel by itself (activations, normalisation, dropout): the
 *       value at the same place. The direction turns where its factor is negative.
 * </ul>
 */
final class LayerLinks {

  private final Map<LayerId, Shape> shapes;
  private final Map<LayerId, AxisOrder> orders;
  private final WeightRows weights;
  private final Function<LayerId, Tensor> values;

  /**
   * @param values one picture's values of a layer or of the input
   */
  LayerLinks(Network network, WeightRows weights, Function<LayerId, Tensor> values) {
    this.shapes = Shapes.of(network);
    this.orders = AxisOrder.of(network);
    this.weights = weights;
    this.values = values;
  }

  /**
   * @param index the unit's position among the layer's values
   * @param direction 1 for why its value is high, -1 for why it is low
   */
  Optional<Link> back(Node node, int index, int direction) {
    Op op = node.op();
    if (op instanceof Op.Conv c) {
      return convolution(node, c, index, new Contributions(direction));
    } else if (op instanceof Op.Linear) {
      return linear(node, index, new Contributions(direction));
    } else if (op instanceof Op.Add) {
      Contributions all = new Contributions(direction);
      for (int i = 0; i < node.inputs().size(); i++) {
        all.add(i, index, 1, value(node, i, index));
      }
      return all.largest();
    } else if (op instanceof Op.Concat) {
      return Optional.of(branch(node, index));
    } else if (op instanceof Op.MaxPool || op instanceof Op.GlobalMaxPool) {
      return pooled(node, index, new Switch());
    } else if (op instanceof Op.AvgPool || op instanceof Op.AdaptiveAvgPool) {
      Contributions all = new Contributions(direction);
      return pooled(node, index, new Mean(all));
    } else if (op instanceof Op.PadChannels p) {
      int channel = cell(node.id(), index)[0] - p.before();
      return channel < 0 || channel >= shapes.get(node.inputs().get(0)).channels()
          ? Optional.empty()
          : Optional.of(same(node, index - p.before() * plane(node.id()), 1));
    } else if (op instanceof Op.Permute p) {
      return Optional.of(same(node, permuted(node, p, index), 1));
    }
    return Optional.of(same(node, index, factor(node, index)));
  }

  /** Of layers that work on each value by itself. */
  private double factor(Node node, int index) {
    Op op = node.op();
    int[] cell = cell(node.id(), index);
    int channel = cell[orders.get(node.id()).channel()];
    if (op instanceof Op.BatchNorm || op instanceof Op.Affine) {
      return weights.factor(node.id(), channel);
    } else if (op instanceof Op.LayerNorm) {
      return weights.factor(node.id(), channel);
    } else if (op instanceof Op.LayerScale) {
      return weights.scale(node.id(), channel);
    } else if (op instanceof Op.Multiply) {
      Shape gate = shapes.get(node.inputs().get(1));
      return value(node, 1, gate.equals(shapes.get(node.id())) ? index : channel);
    }
    return 1;
  }

  private Link same(Node node, int index, double factor) {
    double turn = factor < 0 ? -1 : 1;
    return new Link(0, index, turn, turn * value(node, 0, index), 1);
  }

  private Optional<Link> convolution(Node node, Op.Conv c, int index, Contributions all) {
    Shape in = shapes.get(node.inputs().get(0));
    int[] cell = cell(node.id(), index);
    float[] row = weights.of(node.id(), cell[0]);
    int inputs = in.channels() / c.groups();
    int first = cell[0] / (c.channels() / c.groups()) * inputs;
    Span sy = c.window().y();
    Span sx = c.window().x();
    int at = 0;
    for (int i = 0; i < inputs; i++) {
      for (int ky = 0; ky < sy.kernel(); ky++) {
        int y = cell[1] * sy.stride() - sy.padBefore() + ky * sy.dilation();
        for (int kx = 0; kx < sx.kernel(); kx++, at++) {
          int x = cell[2] * sx.stride() - sx.padBefore() + kx * sx.dilation();
          if (y >= 0 && y < in.height() && x >= 0 && x < in.width()) {
            int position = ((first + i) * in.height() + y) * in.width() + x;
            all.add(0, position, row[at], value(node, 0, position));
          }
        }
      }
    }
    return all.largest();
  }

  private Optional<Link> linear(Node node, int index, Contributions all) {
    List<Integer> out = shapes.get(node.id()).sizes();
    List<Integer> in = shapes.get(node.inputs().get(0)).sizes();
    int features = out.get(out.size() - 1);
    int inputs = in.get(in.size() - 1);
    float[] row = weights.of(node.id(), index % features);
    int first = index / features * inputs;
    for (int i = 0; i < inputs; i++) {
      all.add(0, first + i, row[i], value(node, 0, first + i));
    }
    return all.largest();
  }

  private Link branch(Node node, int index) {
    int input = 0;
    int rest = index;
    while (rest >= shapes.get(node.inputs().get(input)).elements()) {
      rest -= shapes.get(node.inputs().get(input)).elements();
      input++;
    }
    return new Link(input, rest, 1, value(node, input, rest), 1);
  }

  /** What becomes of the values under a pooling window. */
  private interface Pool {
    void add(int position, float value, int count);

    Optional<Link> link();
  }

  /** The value that is passed on: of equals the first. */
  private static final class Switch implements Pool {
    private int position = -1;
    private float largest;

    @Override
    public void add(int at, float value, int count) {
      if (position < 0 || value > largest) {
        position = at;
        largest = value;
      }
    }

    @Override
    public Optional<Link> link() {
      return Optional.of(new Link(0, position, 1, largest, 1));
    }
  }

  private record Mean(Contributions all) implements Pool {
    @Override
    public void add(int position, float value, int count) {
      all.add(0, position, 1.0 / count, value);
    }

    @Override
    public Optional<Link> link() {
      return all.largest();
    }
  }

  private Optional<Link> pooled(Node node, int index, Pool pool) {
    Shape in = shapes.get(node.inputs().get(0));
    int[] cell = cell(node.id(), index);
    PoolWindow window = PoolWindow.of(node.op(), in, cell[1], cell[2]);
    int from = cell[0] * in.height() * in.width();
    for (int y : window.rows()) {
      for (int x : window.columns()) {
        int position = from + y * in.width() + x;
        pool.add(position, value(node, 0, position), window.count());
      }
    }
    return pool.link();
  }

  private int permuted(Node node, Op.Permute p, int index) {
    int[] out = cell(node.id(), index);
    int[] in = new int[out.length];
    for (int axis = 0; axis < out.length; axis++) {
      in[p.order().get(axis)] = out[axis];
    }
    List<Integer> sizes = shapes.get(node.inputs().get(0)).sizes();
    int position = 0;
    for (int axis = 0; axis < in.length; axis++) {
      position = position * sizes.get(axis) + in[axis];
    }
    return position;
  }

  /** Indexes along the axes of the layer's values; those that it lacks are 0. */
  private int[] cell(LayerId layer, int index) {
    Shape shape = shapes.get(layer);
    if (!shape.isSpatial()) {
      return new int[] {index, 0, 0};
    }
    int last = shape.sizes().get(2);
    int middle = shape.sizes().get(1);
    return new int[] {index / (middle * last), index / last % middle, index % last};
  }

  /** Channel, row and column. */
  int[] place(LayerId layer, int index) {
    int[] cell = cell(layer, index);
    AxisOrder order = orders.get(layer);
    return shapes.get(layer).isSpatial()
        ? new int[] {cell[order.channel()], cell[order.y()], cell[order.x()]}
        : cell;
  }

  private int plane(LayerId layer) {
    return shapes.get(layer).height() * shapes.get(layer).width();
  }

  private float value(Node node, int input, int index) {
    return values.apply(node.inputs().get(input)).at(index);
  }
}
