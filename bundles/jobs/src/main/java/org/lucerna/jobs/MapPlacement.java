/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

/** Where a map's cells are put on the picture. */
public enum MapPlacement {
  /** Stretched over the whole picture, as in the papers. */
  STRETCHED,
  /** Each cell at the exact centre of its receptive field. */
  RECEPTIVE_FIELD
}
