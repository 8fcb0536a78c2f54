/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.List;
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

/** A function that is asked as a network is. */
record FunctionModel(Function<Tensor, float[]> function) implements Model {

  @Override
  public Tensor logits(Tensor inputs) {
    List<Tensor> rows = new ArrayList<>();
    for (int i = 0; i < inputs.size(0); i++) {
      float[] row = function.apply(inputs.slice(i));
      rows.add(Tensor.wrap(row, row.length));
    }
    return Tensor.stack(rows);
  }

  @Override
  public Network network() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Device device() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Tensor run(LayerId from, Tensor values, LayerId to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Probe probe(ProbePlan plan) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Learner learner(Learner.Setup setup) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Weights weights() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
