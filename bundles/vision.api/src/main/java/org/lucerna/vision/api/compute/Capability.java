/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

/** What a backend can hand to an explainer. */
public enum Capability {
  ACTIVATIONS,
  LAYER_GRADIENTS,
  PARAMETERS,
  SCORES
}
