/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Device;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.Weights;

/** A model that computes nothing: what needs a forward pass fails. */
record WeightsOnly(Network network, Weights weights) implements Model {

  @Override
  public Device device() {
    return new Device("none", "none");
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
  public void close() {}
}
