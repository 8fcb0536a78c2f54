/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;

/**
 * The way back through a stage of plain convolutions and ReLUs without a recorded graph, the
 * transpose of {@link Tangent}: the gradient of a convolution of stride 1 is a convolution with its
 * weights turned. Several targets of one picture go back as the rows of one batch, which a recorded
 * graph of one row cannot do; and nothing needs to be recorded.
 */
final class Adjoint {

  private final Segment segment;
  private final Values values;

  /** Weights as the way back needs them; closed with the values. */
  private final Map<LayerId, PtNDArray> turned = new HashMap<>();

  /**
   * @param segment one that {@link #applies} to
   */
  Adjoint(Segment segment, Values values) {
    this.segment = segment;
    this.values = values;
  }

  /** Whether a stage has no other layers than those it can go back through. */
  static boolean applies(Segment segment) {
    return !segment.nodes().isEmpty()
        && segment.nodes().stream().allMatch(node -> applies(node.op()));
  }

  private static boolean applies(Op op) {
    return op instanceof Op.Relu
        || op instanceof Op.Concat
        || op instanceof Op.Dropout
        || op instanceof Op.Add
        || op instanceof Op.Conv c
            && c.groups() == 1
            && c.window().evenlyPadded()
            && applies(c.window().y())
            && applies(c.window().x());
  }

  private static boolean applies(Span span) {
    return span.stride() == 1 && span.dilation() == 1 && span.padBefore() < span.kernel();
  }

  /**
   * What arrives at the stage's beginning.
   *
   * @param pictures whose rows they are
   * @param arriving at its end, {@code [rows, C, h, w]}
   * @param scope closes the answer
   */
  PtNDArray back(Gates.Hop hop, int[] pictures, PtNDArray arriving, PtNDManager scope) {
    return walk(hop, pictures, arriving, scope).get(hop.from());
  }

  /**
   * Channel means of the same, {@code [rows, C]}. A 1×1 convolution is the same everywhere: means
   * go back through it in place of all cells.
   */
  PtNDArray means(Gates.Hop hop, int[] pictures, PtNDArray arriving, PtNDManager scope) {
    Node first = segment.nodes().get(0);
    if (!isPointwise(first.op()) || segment.readers().get(hop.from()) != 1) {
      return LinearTail.means(back(hop, pictures, arriving, scope));
    }
    Gates.Hop rest = new Gates.Hop(first.id(), hop.to());
    PtNDArray means = LinearTail.means(walk(rest, pictures, arriving, scope).get(first.id()));
    PtNDArray weight = weight(first.id(), scope);
    long[] size = weight.getShape().getShape();
    values.meter().backward(means.size() * size[1]);
    return JniUtils.matmul(means, JniUtils.reshape(weight, new long[] {size[0], size[1]}));
  }

  private static boolean isPointwise(Op op) {
    return op instanceof Op.Conv c && c.window().equals(Window.square(1, 1, 0));
  }

  /** What arrives at layers that nothing is handed on from; no further than to the hop's first. */
  private Map<LayerId, PtNDArray> walk(
      Gates.Hop hop, int[] pictures, PtNDArray arriving, PtNDManager scope) {
    // One picture's values serve all of its rows.
    boolean one = Arrays.stream(pictures).distinct().count() == 1;
    int[] rows = one ? new int[] {pictures[0]} : pictures;
    Map<LayerId, PtNDArray> arrived = new HashMap<>();
    arrived.put(hop.to(), arriving);
    for (int i = segment.nodes().size() - 1; i >= 0; i--) {
      Node node = segment.nodes().get(i);
      PtNDArray here = node.id().equals(hop.from()) ? null : arrived.remove(node.id());
      List<PtNDArray> shares = here == null ? List.of() : shares(node, rows, here, scope);
      for (int k = 0; k < shares.size(); k++) {
        arrived.merge(node.inputs().get(k), shares.get(k), JniUtils::add);
      }
    }
    return arrived;
  }

  private List<PtNDArray> shares(Node node, int[] rows, PtNDArray here, PtNDManager scope) {
    Op op = node.op();
    if (op instanceof Op.Conv) {
      PtNDArray share = convolved(node, here);
      values.meter().wentBack(node, share, here);
      return List.of(share);
    } else if (op instanceof Op.Relu) {
      return List.of(JniUtils.mul(here, JniUtils.sign(values.select(node.id(), rows, scope))));
    } else if (op instanceof Op.Concat) {
      return parts(node, here);
    }
    return node.inputs().stream().map(input -> here).toList();
  }

  private PtNDArray convolved(Node node, PtNDArray here) {
    Op.Conv conv = (Op.Conv) node.op();
    Shape one = new Shape(1, 1);
    Shape padding = new Shape(padding(conv.window().y()), padding(conv.window().x()));
    PtNDArray weight = turned.computeIfAbsent(node.id(), this::turned);
    return JniUtils.convolution(here, weight, null, one, padding, one, 1);
  }

  private static long padding(Span span) {
    return span.kernel() - 1L - span.padBefore();
  }

  /** Inputs for outputs, and each window turned by half a circle. */
  private PtNDArray turned(LayerId conv) {
    PtNDArray weight = weight(conv, values.scope());
    PtNDArray transposed = JniUtils.transpose(weight, 0, 1);
    long[] size = weight.getShape().getShape();
    return size[2] == 1 && size[3] == 1 ? transposed : JniUtils.flip(transposed, new long[] {2, 3});
  }

  private PtNDArray weight(LayerId conv, PtNDManager scope) {
    return Transfer.alias(values.model().parameters().get(conv.path() + ".weight"), scope);
  }

  private List<PtNDArray> parts(Node node, PtNDArray here) {
    List<PtNDArray> parts = new ArrayList<>();
    long from = 0;
    for (LayerId input : node.inputs()) {
      long channels = values.model().shapes().get(input).channels();
      parts.add(JniUtils.slice(here, 1, from, from + channels, 1));
      from += channels;
    }
    return parts;
  }
}
