/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

/** Where a map's cells are put on the picture. */
public enum Placement {
  /** Stretched over the whole picture, as in the papers and all reference implementations. */
  STRETCHED,
  /** Each cell at the exact centre of its receptive field. */
  RECEPTIVE_FIELD
}
