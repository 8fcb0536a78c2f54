/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

/**
 * Two compared on the pictures where both are defined.
 *
 * @param first index of an entrant
 * @param second index of another
 * @param n pictures
 * @param equal pictures on which they do not differ
 * @param difference mean of first minus second, in the measure's unit
 * @param effect matched-pairs rank-biserial correlation, more is better for the first
 * @param p two-sided
 * @param exact whether by all assignments of signs
 * @param holm adjusted over all pairs of this measure (against baselines: over all of those)
 * @param holmAll adjusted over all pairs of all measures
 */
record Duel(
    int first,
    int second,
    int n,
    int equal,
    Estimate difference,
    Estimate effect,
    double p,
    boolean exact,
    double holm,
    double holmAll) {

  Duel adjusted(double own, double all) {
    return new Duel(first, second, n, equal, difference, effect, p, exact, own, all);
  }

  boolean has(int entrant) {
    return first == entrant || second == entrant;
  }
}
