/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.explain;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Responses;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;

/**
 * One question: why this score, for this picture, seen at this layer?
 *
 * @param probe shared; an explainer never closes it
 * @param picture index into the probe's pictures
 * @param seed for methods that draw at random
 * @param <P> the explainer's parameter record
 */
public record ExplainRequest<P extends Record>(
    Probe probe, int picture, Target target, LayerId layer, long seed, P params) {

  /** The layer's output, {@code [C, h, w]}. */
  public Tensor activation() {
    return probe.activation(picture, layer);
  }

  /** Derivative of the target's score by the layer's output, {@code [C, h, w]}. */
  public Tensor gradient() {
    return probe.gradient(picture, layer, target);
  }

  /** The class the target is about. */
  public int classIndex() {
    return target.classIndex(probe.logits(picture));
  }

  /** The target with its class settled, for changed pictures and values. */
  public Target fixedTarget() {
    return target.fixed(probe.values(picture, target));
  }

  /** The number that is explained. */
  public double score() {
    return probe.score(picture, target);
  }

  /** The layer the target is read from. */
  public LayerId readLayer() {
    return target.layer().orElse(probe.network().output());
  }

  /** What the network answers to changed values of the request's layer. */
  public Responses perturbed(Perturbation change) {
    return probe.perturbed(picture, layer, change, readLayer());
  }

  /** The target's score in each row of an answer. */
  public double[] scores(Responses responses) {
    Target settled = fixedTarget();
    Tensor rows = responses.values();
    double[] scores = new double[rows.size(0)];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = settled.score(rows.slice(i).toArray());
    }
    return scores;
  }

  /** The same question with other parameters, for methods that build on others. */
  public <Q extends Record> ExplainRequest<Q> with(Q other) {
    return new ExplainRequest<>(probe, picture, target, layer, seed, other);
  }
}
