/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.HashMap;
import java.util.Map;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/**
 * A layer's values of one picture as one vector: the mean over places of each channel, or the
 * values themselves where there are no places.
 *
 * @param channel at which of three axes the channels lie: 0, and 2 in parts of ConvNeXt
 */
record Pooling(LayerId layer, String name, int channel) {

  static Pooling of(Network network, LayerId layer) {
    Map<LayerId, Integer> channels = new HashMap<>(Map.of(Network.INPUT, 0));
    for (Node node : network.nodes()) {
      int before = channels.get(node.inputs().get(0));
      int after = before;
      if (node.op() instanceof Op.Permute p) {
        after = p.order().indexOf(before);
      } else if (node.op() instanceof Op.Flatten) {
        after = 0;
      }
      channels.put(node.id(), after);
    }
    return new Pooling(layer, network.displayName(layer), channels.get(layer));
  }

  /**
   * @param values {@code [C, h, w]} or {@code [F]}
   * @throws ParamException for values of any other shape
   */
  float[] pooled(Tensor values) {
    if (values.rank() == 1) {
      return values.toArray();
    }
    if (values.rank() != 3) {
      throw new ParamException(
          "layer", "layer " + name + " answers " + values + ", which is neither maps nor a vector");
    }
    if (channel == 0) {
      return values.channelMeans();
    }
    return means(values);
  }

  private float[] means(Tensor values) {
    int inner = 1;
    for (int axis = channel + 1; axis < 3; axis++) {
      inner *= values.size(axis);
    }
    int size = values.size(channel);
    double[] sums = new double[size];
    for (int i = 0; i < values.length(); i++) {
      sums[i / inner % size] += values.at(i);
    }
    float[] means = new float[size];
    for (int c = 0; c < size; c++) {
      means[c] = (float) (sums[c] * size / values.length());
    }
    return means;
  }
}
