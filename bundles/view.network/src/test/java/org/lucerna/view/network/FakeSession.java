/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;
import org.lucerna.vision.api.session.Answer;
import org.lucerna.vision.api.session.Question;
import org.lucerna.vision.api.session.Session;
import org.lucerna.vision.api.weights.ProceduralWeights;

/**
 * A session without an engine: procedural weights, and as the value of channel c in cell i of any
 * layer {@code (c + 1) * (i % 7) - 3}, plus the crop's first pixel's blue.
 */
public final class FakeSession implements Session {

  public final List<LayerId> asked = Collections.synchronizedList(new ArrayList<>());
  private final Network network;

  public FakeSession(Network network) {
    this.network = network;
  }

  @Override
  public String title() {
    return network.id();
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public List<String> classes() {
    int count = Shapes.of(network).get(network.output()).channels();
    return IntStream.range(0, count).mapToObj(i -> "class " + i).toList();
  }

  @Override
  public Map<String, Object> choice() {
    return Map.of("network", network.id(), "weights", "procedural");
  }

  @Override
  public Map<String, String> provenance() {
    return Map.of();
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public String engine() {
    return "none";
  }

  @Override
  public RgbImage crop(RgbImage picture) {
    return picture;
  }

  @Override
  public Tensor logits(List<RgbImage> crops) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<LayerId, Tensor> activations(RgbImage crop, Collection<LayerId> layers) {
    Map<LayerId, Shape> shapes = Shapes.of(network);
    Map<LayerId, Tensor> values = new HashMap<>();
    for (LayerId layer : layers) {
      asked.add(layer);
      Shape shape = shapes.get(layer);
      int cells = shape.elements() / shape.channels();
      float[] data = new float[shape.elements()];
      for (int i = 0; i < data.length; i++) {
        data[i] = (i / cells + 1) * (i % cells % 7) - 3 + (crop.rgb(0, 0) & 0xFF);
      }
      int[] sizes = shape.sizes().stream().mapToInt(Integer::intValue).toArray();
      values.put(layer, Tensor.wrap(data, sizes));
    }
    return values;
  }

  @Override
  public Tensor parameter(String name) {
    return ProceduralWeights.of(network).read(name);
  }

  @Override
  public List<LayerId> layers(List<String> words) {
    return words.stream().map(w -> network.resolve(w).orElseThrow()).toList();
  }

  @Override
  public void explain(
      RgbImage crop, Question question, Progress progress, Consumer<Answer> answers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
