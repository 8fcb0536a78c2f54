/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.util.Locale;

/** Finds the word that was probably meant. */
final class DidYouMean {

  private static final int SHORT_WORD = 3;

  private DidYouMean() {}

  /** {@code "; did you mean 'x'?"}, or an empty text if nothing is close. */
  static String hint(String word, Iterable<String> candidates) {
    String typed = normal(word);
    String best = null;
    int least = typed.length() <= SHORT_WORD ? 1 : Math.max(2, (typed.length() + 2) / 3);
    for (String candidate : candidates) {
      int distance = distance(typed, normal(candidate));
      if (distance < least || (distance == least && best == null)) {
        best = candidate;
        least = distance;
      }
    }
    if (best == null) {
      best = startingWith(typed, candidates);
    }
    return best == null ? "" : "; did you mean '" + best + "'?";
  }

  private static String startingWith(String typed, Iterable<String> candidates) {
    if (typed.length() >= SHORT_WORD) {
      for (String candidate : candidates) {
        if (normal(candidate).startsWith(typed)) {
          return candidate;
        }
      }
    }
    return null;
  }

  private static String normal(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other
   * (Damerau 1964; Levenshtein 1966), no part being edited twice (optimal string alignment).
   */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (isSwap(a, b, i, j)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private static boolean isSwap(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
