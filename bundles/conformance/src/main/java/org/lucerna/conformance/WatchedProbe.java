/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardPass;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Capability;
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

/** Hands every question on and writes down what was asked. */
final class WatchedProbe implements Probe {

  private final Probe probe;
  private final Watch watch;
  private final boolean fork;
  private boolean closed;

  WatchedProbe(Probe probe, Watch watch) {
    this(probe, watch, false);
  }

  private WatchedProbe(Probe probe, Watch watch, boolean fork) {
    this.probe = probe;
    this.watch = watch;
    this.fork = fork;
  }

  Watch watch() {
    return watch;
  }

  /** Closes the probe itself; {@link #close} of one that is lent only notes the attempt. */
  void release() {
    probe.close();
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
    if (!layer.equals(Network.INPUT) && !layer.equals(network().output())) {
      watch.use(Capability.ACTIVATIONS);
    }
    return probe.activation(picture, layer);
  }

  @Override
  public Tensor gradient(int picture, LayerId layer, Target target) {
    watch.use(Capability.LAYER_GRADIENTS);
    return probe.gradient(picture, layer, target);
  }

  @Override
  public Tensor scores(LayerId layer, Tensor values) {
    watch.use(Capability.SCORES);
    return probe.scores(layer, values);
  }

  @Override
  public float[] values(int picture, Target target) {
    return probe.values(picture, target);
  }

  @Override
  public double score(int picture, Target target) {
    return probe.score(picture, target);
  }

  @Override
  public Responses perturbed(int picture, LayerId layer, Perturbation change, LayerId read) {
    watch.use(Capability.SCORES);
    watch.change(layer, change);
    return probe.perturbed(picture, layer, change, read);
  }

  @Override
  public Set<Precision> precisions() {
    return probe.precisions();
  }

  @Override
  public Responses perturbed(int picture, PerturbedPass pass) {
    watch.use(Capability.SCORES);
    watch.change(pass.layer(), pass.change());
    return probe.perturbed(picture, pass);
  }

  @Override
  public Map<LayerId, Tensor> propagate(int picture, BackwardPass pass) {
    watch.use(Capability.BACKWARD_RULES);
    return probe.propagate(picture, pass);
  }

  @Override
  public Tensor propagate(int picture, LayerId to, Target target, BackwardRule rule) {
    watch.use(Capability.BACKWARD_RULES);
    return probe.propagate(picture, to, target, rule);
  }

  @Override
  public Tensor curvature(int picture, LayerId layer, Target target, Tensor direction) {
    watch.use(Capability.CURVATURE);
    return probe.curvature(picture, layer, target, direction);
  }

  @Override
  public Probe fork(ProbePlan plan) {
    watch.use(Capability.FORKS);
    Probe forked = probe.fork(plan);
    watch.fork(plan);
    return new WatchedProbe(forked, watch, true);
  }

  @Override
  public Work work() {
    return probe.work();
  }

  @Override
  public Tensor parameter(String name) {
    watch.use(Capability.PARAMETERS);
    return probe.parameter(name);
  }

  /** A method may close what it forked, not what it was lent: that stays open for the others. */
  @Override
  public void close() {
    if (!fork) {
      watch.close();
    } else if (!closed) {
      watch.closeFork();
      probe.close();
    }
    closed = true;
  }
}
