/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

/** What a backend can hand to an explainer. */
public enum Capability {
  ACTIVATIONS,
  LAYER_GRADIENTS,
  PARAMETERS,
  /** Scores of changed values: {@link Probe#scores}, {@link Probe#perturbed}. */
  SCORES,
  /** {@link Probe#propagate}. */
  BACKWARD_RULES,
  /** {@link Probe#curvature}. */
  CURVATURE,
  /** {@link Probe#fork}. */
  FORKS
}
