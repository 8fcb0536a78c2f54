/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

/**
 * Which layer follows which rule of layer-wise relevance propagation. Dense layers are linear ones
 * and the layer of the classes, even if it is a convolution.
 */
public enum Composite {
  /** Epsilon in dense layers, alpha 1 beta 0 in convolutions, flat at the picture. */
  EPSILON_PLUS_FLAT,
  /** Epsilon in dense layers, gamma in convolutions, box (z^B) at the picture. */
  EPSILON_GAMMA_BOX,
  /** Epsilon in dense layers, alpha 2 beta 1 in convolutions, flat at the picture. */
  EPSILON_ALPHA2_BETA1_FLAT,
  /** Epsilon in dense layers, alpha 1 beta 0 in all convolutions. */
  EPSILON_PLUS,
  /** Alpha 2 beta 1 everywhere. */
  ALPHA2_BETA1,
  /** Epsilon everywhere. */
  EPSILON,
  /** LRP-0 everywhere: input times gradient in networks of ReLUs without biases. */
  ZERO
}
