/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.palette;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * How well a text answers what somebody typed: all letters in order, gaps allowed; beginnings of
 * words and letters in a row count most. Words may come in any order.
 */
final class Fuzzy {

  private static final int START_OF_WORD = 12;
  private static final int IN_A_ROW = 8;
  private static final int LETTER = 1;
  private static final int EXACT = 40;
  private static final int PREFIX = 30;

  private final String[] words;

  Fuzzy(String typed) {
    String trimmed = typed.trim().toLowerCase(Locale.ROOT);
    this.words = trimmed.isEmpty() ? new String[0] : trimmed.split("\\s+");
  }

  boolean isEmpty() {
    return words.length == 0;
  }

  /**
   * @param text in lower case
   * @return larger is better; empty where it does not match
   */
  OptionalInt score(String text) {
    int sum = 0;
    for (String word : words) {
      int score = score(word, text);
      if (score < 0) {
        return OptionalInt.empty();
      }
      sum += score;
    }
    // Of equal matches the shorter text was meant.
    return OptionalInt.of(sum * 16 - Math.min(text.length(), 255) / 4);
  }

  private static int score(String word, String text) {
    int at = text.indexOf(word);
    if (at >= 0) {
      int place = at == 0 ? PREFIX : starts(text, at) ? START_OF_WORD : 0;
      int whole = text.length() == word.length() ? EXACT : 0;
      return word.length() * (LETTER + IN_A_ROW) + place + whole;
    }
    return scattered(word, text);
  }

  private static int scattered(String word, String text) {
    if (!contains(word, text)) {
      return -1;
    }
    int score = 0;
    int from = 0;
    int last = -2;
    for (int i = 0; i < word.length(); i++) {
      int at = next(text, word.charAt(i), from, last);
      if (at < 0) {
        return -1;
      }
      score += LETTER;
      if (at == last + 1) {
        score += IN_A_ROW;
      } else if (starts(text, at)) {
        score += START_OF_WORD / 2;
      }
      last = at;
      from = at + 1;
    }
    return score;
  }

  /** Most texts fail here, at little cost. */
  private static boolean contains(String word, String text) {
    int at = -1;
    for (int i = 0; i < word.length(); i++) {
      at = text.indexOf(word.charAt(i), at + 1);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }

  /** The letter right here, else the next one that begins a word, else the next one. */
  private static int next(String text, char letter, int from, int last) {
    int first = text.indexOf(letter, from);
    if (first < 0 || first == last + 1) {
      return first;
    }
    for (int at = first; at >= 0; at = text.indexOf(letter, at + 1)) {
      if (starts(text, at)) {
        return at;
      }
    }
    return first;
  }

  private static boolean starts(String text, int at) {
    return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
  }
}
