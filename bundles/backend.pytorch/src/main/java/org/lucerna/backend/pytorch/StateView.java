/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/**
 * What an optimiser remembers, read tensor by tensor from where it lies.
 *
 * @param counter name of the one tensor that is not in native memory
 * @param count its values
 * @param arrays all others by name; not closed from here
 */
record StateView(String counter, Tensor count, Map<String, PtNDArray> arrays) implements Weights {

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(Set.of(counter));
    names.addAll(arrays.keySet());
    return names;
  }

  @Override
  public List<Integer> shape(String name) {
    if (name.equals(counter)) {
      return List.of(count.length());
    }
    long[] shape = array(name).getShape().getShape();
    return Arrays.stream(shape).mapToObj(Math::toIntExact).toList();
  }

  @Override
  public Tensor read(String name) {
    if (name.equals(counter)) {
      return count;
    }
    PtNDArray array = array(name);
    return Native.call("copying " + name, () -> Transfer.out(array));
  }

  @Override
  public void stream(String name, Sink sink) throws IOException {
    if (name.equals(counter)) {
      sink.accept(count.data());
      return;
    }
    Native.<Void, IOException>call(
        "copying " + name,
        () -> {
          Transfer.stream(array(name), sink);
          return null;
        });
  }

  private PtNDArray array(String name) {
    PtNDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("the optimiser's state has no tensor " + name);
    }
    return array;
  }

  @Override
  public String origin() {
    return "optimiser state";
  }

  /** Copies everything. */
  @Override
  public String sha256() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    names().forEach(name -> all.put(name, read(name)));
    return new TensorMap(origin(), all).sha256();
  }

  @Override
  public void close() {}
}
