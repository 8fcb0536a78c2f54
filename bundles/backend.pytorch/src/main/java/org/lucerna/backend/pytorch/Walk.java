/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;

/** Runs a segment of a network, layer by layer, closing what nobody needs any more at once. */
final class Walk {

  private Walk() {}

  /**
   * @param feeds values of the layers that are given; they stay open
   * @return values of the wanted layers; feeds among them are returned as they are
   */
  static Map<LayerId, PtNDArray> run(
      Segment segment, Map<LayerId, PtNDArray> feeds, Layers layers) {
    return run(segment, feeds, layers, new Meter());
  }

  /**
   * @param meter is told of each layer
   */
  static Map<LayerId, PtNDArray> run(
      Segment segment, Map<LayerId, PtNDArray> feeds, Layers layers, Meter meter) {
    Map<LayerId, PtNDArray> values = new HashMap<>(feeds);
    Map<LayerId, Integer> readers = segment.readers();
    Set<LayerId> spare = Spare.of(segment);
    for (Node node : segment.nodes()) {
      List<PtNDArray> inputs = node.inputs().stream().map(values::get).toList();
      PtNDArray output = apply(node, inputs, spare.contains(node.id()), layers);
      values.put(node.id(), output);
      meter.ran(node, inputs.get(0), output);
      for (LayerId in : node.inputs()) {
        boolean last = readers.merge(in, -1, Integer::sum) == 0;
        if (last && !feeds.containsKey(in) && !segment.wanted().contains(in)) {
          values.remove(in).close();
        }
      }
    }
    values.keySet().retainAll(segment.wanted());
    return values;
  }

  private static PtNDArray apply(Node node, List<PtNDArray> inputs, boolean spare, Layers layers) {
    try {
      return layers.apply(node, inputs, spare);
    } catch (EngineException e) {
      throw Native.translate("layer " + node.id(), e);
    }
  }
}
