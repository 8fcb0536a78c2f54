/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

/**
 * Places in a space.
 *
 * @param values {@code [N, width]} row by row
 */
record Points(double[] values, int width) {

  int n() {
    return values.length / width;
  }
}
