/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.List;

/**
 * Where one stands by one measure.
 *
 * @param entrant its index
 * @param n pictures it is defined for
 * @param undefined pictures with a map it is not defined for
 * @param rank among the methods, 1 is best, equal ones share their mean rank; NaN for baselines and
 *     measures without a better way
 * @param notBetter baselines that no test shows it to be better than
 */
record Place(
    int entrant, int n, int undefined, Estimate mean, Estimate rank, List<Integer> notBetter) {

  Place {
    notBetter = List.copyOf(notBetter);
  }
}
