/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

/** Where a unit's cells lie in the picture when its activations are brought to the masks' size. */
public enum Placement {
  /** Each cell at the centre of its receptive field, as Bau et al. anchor them. */
  RECEPTIVE_FIELD,
  /** Stretched over the picture, half-pixel centres, as maps are drawn. */
  STRETCHED;

  @Override
  public String toString() {
    return this == STRETCHED
        ? "stretched over the picture"
        : "each cell at the centre of its receptive field";
  }
}
