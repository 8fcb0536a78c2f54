/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.List;

/**
 * A picture's neighbours, nearest first.
 *
 * @param features in the space of a layer's features
 * @param pixels in the pixels the network sees
 */
record QueryResult(int query, List<Neighbour> features, List<Neighbour> pixels) {

  QueryResult {
    features = List.copyOf(features);
    pixels = List.copyOf(pixels);
  }
}
