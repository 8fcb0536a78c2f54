/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

/** Which channels come first. */
public enum Order {
  INDEX,
  /** The mean over the channel's cells, largest first. */
  MEAN_ACTIVATION,
  /** What the channel adds to the target's score, largest first. */
  CONTRIBUTION
}
