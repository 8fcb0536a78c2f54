/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

/** What of a picture and its map is drawn. */
public enum Style {
  ORIGINAL,
  HEATMAP,
  OVERLAY,
  CONTOUR,
  /** Original, heatmap and overlay. */
  SIDE_BY_SIDE
}
