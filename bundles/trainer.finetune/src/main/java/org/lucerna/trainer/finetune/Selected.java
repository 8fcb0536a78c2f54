/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/**
 * Tensors of others, each under another name and read only when it is asked for: what is large need
 * not lie in the heap together. Closing does nothing.
 *
 * @param places where each lies
 */
record Selected(Map<String, Place> places) implements Weights {

  static final Weights NONE = new Selected(Map.of());

  /** A tensor of some weights. */
  record Place(Weights weights, String name) {}

  /** Some of them, under their own names. */
  static Weights of(Weights weights, Set<String> names) {
    Map<String, Place> places = new LinkedHashMap<>();
    names.forEach(name -> places.put(name, new Place(weights, name)));
    return new Selected(places);
  }

  /** Those whose names begin so, without that beginning. */
  static Weights below(String prefix, Weights weights) {
    Map<String, Place> places = new LinkedHashMap<>();
    for (String name : weights.names()) {
      if (name.startsWith(prefix)) {
        places.put(name.substring(prefix.length()), new Place(weights, name));
      }
    }
    return new Selected(places);
  }

  /** All of several, each behind its beginning. */
  static Weights joined(Map<String, Weights> byPrefix) {
    Map<String, Place> places = new LinkedHashMap<>();
    byPrefix.forEach(
        (prefix, weights) ->
            weights.names().forEach(name -> places.put(prefix + name, new Place(weights, name))));
    return new Selected(places);
  }

  private Place place(String name) {
    Place place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("there is no tensor " + name);
    }
    return place;
  }

  @Override
  public Set<String> names() {
    return places.keySet();
  }

  @Override
  public List<Integer> shape(String name) {
    return place(name).weights().shape(place(name).name());
  }

  @Override
  public Tensor read(String name) throws IOException {
    return place(name).weights().read(place(name).name());
  }

  @Override
  public void stream(String name, Sink sink) throws IOException {
    place(name).weights().stream(place(name).name(), sink);
  }

  @Override
  public String origin() {
    return "training state";
  }

  @Override
  public String sha256() {
    try {
      return new TensorMap(origin(), Checkpoints.copy(this, names())).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}
