/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardPass;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.PerturbedPass;
import org.lucerna.vision.api.compute.Precision;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Responses;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.Work;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/**
 * A probe that shows some channels of one layer only, the others as 0. Everything else, derivatives
 * and scores, is that of the whole network: a method whose map is a sum over channels answers with
 * these channels' part of it.
 *
 * @param from first channel shown
 * @param to the channel behind the last one
 */
record ChannelProbe(Probe inner, LayerId layer, int from, int to) implements Probe {

  @Override
  public Tensor activation(int picture, LayerId asked) {
    Tensor values = inner.activation(picture, asked);
    if (!asked.equals(layer)) {
      return values;
    }
    int plane = values.length() / values.size(0);
    float[] out = new float[values.length()];
    values.data().position(from * plane).get(out, from * plane, (to - from) * plane);
    return Tensor.wrap(out, values.shape());
  }

  @Override
  public Network network() {
    return inner.network();
  }

  @Override
  public int pictures() {
    return inner.pictures();
  }

  @Override
  public Tensor input(int picture) {
    return inner.input(picture);
  }

  @Override
  public float[] logits(int picture) {
    return inner.logits(picture);
  }

  @Override
  public Tensor gradient(int picture, LayerId asked, Target target) {
    return inner.gradient(picture, asked, target);
  }

  @Override
  public Tensor scores(LayerId asked, Tensor values) {
    return inner.scores(asked, values);
  }

  @Override
  public float[] values(int picture, Target target) {
    return inner.values(picture, target);
  }

  @Override
  public double score(int picture, Target target) {
    return inner.score(picture, target);
  }

  @Override
  public Responses perturbed(int picture, LayerId asked, Perturbation change, LayerId read) {
    return inner.perturbed(picture, asked, change, read);
  }

  @Override
  public Set<Precision> precisions() {
    return inner.precisions();
  }

  @Override
  public Responses perturbed(int picture, PerturbedPass pass) {
    return inner.perturbed(picture, pass);
  }

  @Override
  public Map<LayerId, Tensor> propagate(int picture, BackwardPass pass) {
    return inner.propagate(picture, pass);
  }

  @Override
  public Tensor propagate(int picture, LayerId asked, Target target, BackwardRule rule) {
    return inner.propagate(picture, asked, target, rule);
  }

  @Override
  public Tensor curvature(int picture, LayerId asked, Target target, Tensor direction) {
    return inner.curvature(picture, asked, target, direction);
  }

  @Override
  public Probe fork(ProbePlan plan) {
    return inner.fork(plan);
  }

  @Override
  public Work work() {
    return inner.work();
  }

  @Override
  public Tensor parameter(String name) {
    return inner.parameter(name);
  }

  /** Nothing: whoever opened the probe inside closes it. */
  @Override
  public void close() {}
}
