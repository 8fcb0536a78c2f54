/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Device;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.Weights;

/**
 * A model that is a function, for tests of what asks nothing but its answers.
 *
 * @param network whose name it bears
 * @param net logits {@code [classes]} of an input {@code [3, H, W]}
 * @param values its "weights", by name
 */
public record FunctionModel(
    Network network, Function<Tensor, float[]> net, Map<String, Tensor> values) implements Model {

  public FunctionModel {
    values = Map.copyOf(values);
  }

  @Override
  public Device device() {
    throw new UnsupportedOperationException("a function runs on no device");
  }

  @Override
  public Tensor logits(Tensor inputs) {
    List<Tensor> rows = new ArrayList<>();
    for (int i = 0; i < inputs.size(0); i++) {
      float[] row = net.apply(inputs.slice(i));
      rows.add(Tensor.of(row, row.length));
    }
    return Tensor.stack(rows);
  }

  @Override
  public Tensor run(LayerId from, Tensor inputs, LayerId to) {
    throw new UnsupportedOperationException("a function has no layers");
  }

  @Override
  public Probe probe(ProbePlan plan) {
    throw new UnsupportedOperationException("a function cannot be probed");
  }

  @Override
  public Learner learner(Learner.Setup setup) {
    throw new UnsupportedOperationException("a function does not learn");
  }

  @Override
  public Weights weights() {
    Map<String, Tensor> sorted = new TreeMap<>(values);
    return new Weights() {
      @Override
      public Set<String> names() {
        return sorted.keySet();
      }

      @Override
      public List<Integer> shape(String name) {
        return Arrays.stream(sorted.get(name).shape()).boxed().toList();
      }

      @Override
      public Tensor read(String name) throws IOException {
        return sorted.get(name);
      }

      @Override
      public String origin() {
        return "test";
      }

      @Override
      public String sha256() {
        return "0";
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
