/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

/** What is drawn of a place that makes a unit fire. */
public enum Show {
  /** The receptive field, cut out and enlarged. */
  PATCH,
  /** The whole picture with the field's frame in white. */
  PICTURE,
  /** The picture, and the patch beneath it. */
  BOTH
}
