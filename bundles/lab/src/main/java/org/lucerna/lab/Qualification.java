/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.List;

/**
 * Whether a network uses what it should, so that maps of it can be judged.
 *
 * @param checks in order; those required decide
 * @param right pictures among all that the network gets right
 * @param all pictures
 */
record Qualification(List<Check> checks, int right, int all) {

  Qualification {
    checks = List.copyOf(checks);
  }

  boolean isQualified() {
    return why().isEmpty() && checks.stream().anyMatch(Check::isRequired);
  }

  /** What it fails by. */
  List<String> why() {
    return checks.stream().filter(c -> !c.passes()).map(Check::failure).toList();
  }
}
