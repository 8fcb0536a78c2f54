/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data.model;

/** How pictures are sorted; what is not known comes last. */
public enum Order {
  /** As the data set has them, or as they were picked. */
  GIVEN,
  ID,
  CLASS,
  LEAST_CONFIDENT,
  MOST_CONFIDENT,
  LARGEST_LOSS;

  /** Whether the order changes while predictions arrive. */
  public boolean dependsOnPredictions() {
    return ordinal() >= LEAST_CONFIDENT.ordinal();
  }
}
