/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/**
 * Values behind a layer whose channels are set to 0 one after the other: from the first linear
 * layers' outputs each channel's summand is taken away, so that all of them together cost what
 * running those layers once costs.
 */
final class ChannelUpdates {

  private final Channelwise parts;
  private final Values values;
  private final int picture;
  private final int channels;

  /** By layer of {@link Channelwise#own}: what a channel loses, {@code [C, plane]}. */
  private final Map<LayerId, PtNDArray> losses = new HashMap<>();

  /** Whose channels are set to 0. */
  record Place(int picture, LayerId layer) {}

  /**
   * @param scope closes what is kept between batches
   */
  ChannelUpdates(Channelwise parts, Place place, Values values, PtNDManager scope) {
    this.parts = parts;
    this.values = values;
    this.picture = place.picture();
    LayerId layer = place.layer();
    this.channels = Math.toIntExact(values.get(layer).getShape().get(1));
    PtNDArray zeros = Transfer.zeros(scope, values.one(layer, picture, scope).getShape());
    Segment own = Segment.between(values.model().network(), Set.of(layer), parts.own());
    Map<LayerId, PtNDArray> silent =
        Walk.run(own, Map.of(layer, zeros), values.model().passing(), values.meter());
    values.compute(given());
    silent.forEach(
        (id, without) ->
            losses.put(id, planes(JniUtils.sub(values.one(id, picture, scope), without))));
  }

  /** What must be there before: all that is read beside the changed values, and those. */
  private Set<LayerId> given() {
    Set<LayerId> all = new HashSet<>(parts.rest().given());
    all.addAll(parts.own());
    return all;
  }

  /** {@code [C, plane]}. */
  private PtNDArray planes(PtNDArray one) {
    return JniUtils.reshape(one, new long[] {channels, one.size() / channels});
  }

  /** A given layer's values where channels {@code range} are 0, one a row. */
  PtNDArray rows(LayerId given, Transfer.Range range, PtNDManager scope) {
    for (Node node : parts.linear()) {
      if (node.id().equals(given)) {
        PtNDArray whole = values.one(given, picture, scope);
        return JniUtils.sub(whole, summands(node, range, scope));
      }
    }
    return losses.containsKey(given)
        ? without(given, range, scope)
        : values.repeated(given, picture, range.size(), scope);
  }

  private PtNDArray without(LayerId given, Transfer.Range range, PtNDManager scope) {
    PtNDArray one = values.one(given, picture, scope);
    long[] shape = one.getShape().getShape().clone();
    shape[0] = range.size();
    PtNDArray hit = JniUtils.unsqueeze(diagonal(range, scope), 2);
    PtNDArray loss = JniUtils.mul(hit, losses.get(given));
    return JniUtils.sub(one, JniUtils.reshape(loss, shape));
  }

  /** {@code [rows, C]}: 1 where the row's channel is. */
  private PtNDArray diagonal(Transfer.Range range, PtNDManager scope) {
    float[] ones = new float[range.size() * channels];
    for (int i = 0; i < range.size(); i++) {
      ones[i * channels + range.from() + i] = 1;
    }
    return Transfer.batch(scope, Tensor.wrap(ones, range.size(), channels), Layout.CHANNELS_FIRST);
  }

  /** What each channel of {@code range} adds to a linear layer's output, one a row. */
  private PtNDArray summands(Node node, Transfer.Range range, PtNDManager scope) {
    PtNDArray loss = losses.get(node.inputs().get(0));
    PtNDArray some = JniUtils.slice(Transfer.alias(loss, scope), 0, range.from(), range.to(), 1);
    PtNDArray weight =
        Transfer.alias(values.model().parameters().get(node.id().path() + ".weight"), scope);
    PtNDArray summands =
        node.op() instanceof Op.Conv c
            ? convolved(c, node, some, mine(weight, range))
            : multiplied(some, weight, range);
    values.meter().forward(summands.size() * window(node.op(), some));
    return summands;
  }

  private static long window(Op op, PtNDArray some) {
    return op instanceof Op.Conv c
        ? (long) c.window().y().kernel() * c.window().x().kernel()
        : some.getShape().get(1);
  }

  /** The weights that read these channels, {@code [rows, O, kernel, kernel]}. */
  private static PtNDArray mine(PtNDArray weight, Transfer.Range range) {
    PtNDArray some = JniUtils.slice(weight, 1, range.from(), range.to(), 1);
    return JniUtils.permute(some, new long[] {1, 0, 2, 3});
  }

  /** One channel after the other through its own kernels: windows as columns, then products. */
  private PtNDArray convolved(Op.Conv conv, Node node, PtNDArray planes, PtNDArray weight) {
    long[] in = values.get(node.inputs().get(0)).getShape().getShape();
    long[] out = values.get(node.id()).getShape().getShape();
    long rows = planes.getShape().get(0);
    PtNDArray columns =
        Columns.of(conv.window(), JniUtils.reshape(planes, new long[] {rows, in[2], in[3]}), out);
    PtNDArray kernels =
        JniUtils.reshape(weight, new long[] {rows, out[1], columns.getShape().get(1)});
    return JniUtils.reshape(
        JniUtils.bmm(kernels, columns), new long[] {rows, out[1], out[2], out[3]});
  }

  /** Each channel's block of the matrix times its plane, {@code [rows, O]}. */
  private PtNDArray multiplied(PtNDArray planes, PtNDArray weight, Transfer.Range range) {
    long outputs = weight.getShape().get(0);
    long plane = planes.getShape().get(1);
    PtNDArray blocks =
        JniUtils.permute(
            JniUtils.reshape(weight, new long[] {outputs, channels, plane}), new long[] {1, 0, 2});
    PtNDArray some = JniUtils.slice(blocks, 0, range.from(), range.to(), 1);
    return JniUtils.squeeze(JniUtils.bmm(some, JniUtils.unsqueeze(planes, 2)), 2);
  }
}
