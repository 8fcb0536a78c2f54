/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

/**
 * Maps of one method at one layer.
 *
 * @param method as it was asked for
 * @param label for people
 * @param layer empty for the edge map
 */
record Kind(String method, String label, String layer) {

  /** A map that looks at no network. */
  static final Kind EDGES = new Kind("edges", "edges (no network)", "");
}
