/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/**
 * Another probe's answers without its shortcuts: whatever the api can derive from activations and
 * scores is derived. Closing it closes nothing.
 */
public class LongWay implements Probe {

  private final Probe probe;

  public LongWay(Probe probe) {
    this.probe = probe;
  }

  @Override
  public Network network() {
    return probe.network();
  }

  @Override
  public int pictures() {
    return probe.pictures();
  }

  @Override
  public Tensor input(int picture) {
    return probe.input(picture);
  }

  @Override
  public float[] logits(int picture) {
    return probe.logits(picture);
  }

  @Override
  public Tensor activation(int picture, LayerId layer) {
    return probe.activation(picture, layer);
  }

  @Override
  public Tensor gradient(int picture, LayerId layer, Target target) {
    return probe.gradient(picture, layer, target);
  }

  @Override
  public Tensor scores(LayerId layer, Tensor values) {
    return probe.scores(layer, values);
  }

  @Override
  public Tensor parameter(String name) {
    return probe.parameter(name);
  }

  @Override
  public void close() {}
}
