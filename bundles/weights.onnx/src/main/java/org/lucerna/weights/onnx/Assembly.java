/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.vision.api.network.InputSpec;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Preprocessing;

/**
 * The finished network and where its tensors come from.
 *
 * @param tensors by name, in the order of the layers
 */
record Assembly(Network network, Map<String, Source> tensors) {

  private static final int SMALL = 64;
  private static final double MARGIN = 224.0 / 256;

  static Assembly of(String id, Conversion.Result result) throws BadFileException {
    List<Draft.Piece> all = result.draft().pieces();
    Set<Integer> needed = new HashSet<>(Set.of(result.output()));
    for (int i = result.output(); i >= 0; i--) {
      if (needed.contains(i)) {
        needed.addAll(all.get(i).inputs());
      }
    }
    List<Integer> kept = needed.stream().filter(i -> i >= 0).sorted().toList();
    List<LayerId> names = Names.of(kept.stream().map(all::get).toList());
    Map<Integer, LayerId> ids = new HashMap<>(Map.of(Draft.PICTURE, Network.INPUT));
    List<Node> nodes = new ArrayList<>();
    Map<String, Source> sources = new HashMap<>();
    for (int i = 0; i < kept.size(); i++) {
      Draft.Piece piece = all.get(kept.get(i));
      LayerId name = names.get(i);
      ids.put(kept.get(i), name);
      nodes.add(new Node(name, piece.op(), piece.inputs().stream().map(ids::get).toList()));
      piece.tensors().forEach((leaf, source) -> sources.put(name.path() + "." + leaf, source));
    }
    LayerId output = ids.get(result.output());
    List<InputSpec> input = List.of(new InputSpec(preprocessing(result.picture().pixels())));
    try {
      Network plain = new Network(id, input, nodes, output, output, List.of(output));
      Network marked = Marks.of(plain);
      return new Assembly(marked, tensors(marked, sources));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw BadFileException.damaged(e.getMessage());
    }
  }

  /** Every tensor the network needs, in the shape it needs. */
  private static Map<String, Source> tensors(Network network, Map<String, Source> sources)
      throws BadFileException {
    Map<String, Source> tensors = new LinkedHashMap<>();
    for (ParameterSpec spec : Parameters.of(network)) {
      Source source = sources.get(spec.name());
      if (source == null || !source.shape().equals(spec.shape())) {
        throw BadFileException.damaged(
            "layer %s needs a tensor of shape %s".formatted(spec.layer(), spec.shape()));
      }
      tensors.put(spec.name(), source);
    }
    return tensors;
  }

  /** What torchvision does for ImageNet, in proportion; small pictures are taken whole. */
  private static Preprocessing preprocessing(int pixels) {
    int resize = pixels < SMALL ? pixels : (int) Math.round(pixels / MARGIN);
    return Preprocessing.IMAGENET.sized(resize, pixels);
  }
}
