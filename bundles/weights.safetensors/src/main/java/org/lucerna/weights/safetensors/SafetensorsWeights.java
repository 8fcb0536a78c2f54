/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.weights.BadWeightsException;
import org.lucerna.vision.api.weights.ElementType;
import org.lucerna.vision.api.weights.WeightFile;
import org.lucerna.vision.api.weights.Weights;

/** The tensors of an open file; only their places are in memory. */
final class SafetensorsWeights implements Weights {

  /** Whether values that are infinite or no number are refused. */
  enum Values {
    FINITE,
    ANY
  }

  private final WeightFile file;
  private final Header header;
  private final Map<String, TensorPlace> tensors;
  private final Values values;

  /**
   * @param tensors by the names they are asked for with
   */
  SafetensorsWeights(
      WeightFile file, Header header, Map<String, TensorPlace> tensors, Values values) {
    this.file = file;
    this.header = header;
    this.tensors = tensors;
    this.values = values;
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  @Override
  public List<Integer> shape(String name) {
    return place(name).shape();
  }

  @Override
  public ElementType type(String name) {
    return place(name).type();
  }

  @Override
  public Tensor read(String name) throws IOException {
    TensorPlace place = place(name);
    TensorBytes bytes = new TensorBytes(file.channel(), header.dataStart() + place.begin());
    try {
      return file.read(
          name,
          place.shape(),
          values == Values.FINITE,
          floats -> bytes.copy(place.type(), floats, TensorBytes.MAPPED));
    } catch (InternalError fault) {
      // What the JVM makes, some moments later, of a mapped page that is gone; nothing else is
      // wrong.
      throw TensorBytes.shortened().about(file.path());
    }
  }

  /** In pieces, where the file holds just what is asked for: 32-bit floats of any value. */
  @Override
  public void stream(String name, Sink sink) throws IOException {
    TensorPlace place = place(name);
    if (place.type() != ElementType.F32 || values == Values.FINITE) {
      Weights.super.stream(name, sink);
      return;
    }
    long count = place.shape().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    try {
      new TensorBytes(file.channel(), header.dataStart() + place.begin()).stream(count, sink);
    } catch (BadWeightsException e) {
      throw e.about(file.path());
    }
  }

  @Override
  public String origin() {
    return file.origin();
  }

  @Override
  public String sha256() {
    return file.sha256();
  }

  @Override
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(header.texts());
  }

  @Override
  public void close() {
    file.close();
  }

  private TensorPlace place(String name) {
    return file.require(tensors.get(name), name);
  }
}
