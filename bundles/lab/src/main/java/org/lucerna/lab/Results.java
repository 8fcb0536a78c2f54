/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all outputs are made from.
 *
 * @param network its id
 * @param scores empty where the network did not qualify, or no picture could be asked about
 * @param drops by part, falls of the class's logit when it is left out, a picture each
 * @param labels of methods, for people
 * @param problems sentences
 */
record Results(
    String network,
    World world,
    Qualification qualification,
    Optional<Scores> scores,
    Map<String, Estimate> drops,
    Map<String, String> labels,
    List<String> problems,
    long seed) {

  String label(String method) {
    return labels.getOrDefault(method, method);
  }

  Estimate estimate(Measure measure, String method) {
    return scores.orElseThrow().estimate(measure, method, seed);
  }
}
