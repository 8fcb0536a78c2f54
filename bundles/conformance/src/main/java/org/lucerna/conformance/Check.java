/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

/** One thing that a method must do. Stateless. */
interface Check {

  /** One word, lower case. */
  String id();

  /** What a method that passes does, one sentence. */
  String about();

  /**
   * Asks the method.
   *
   * @throws Failure if the method does otherwise
   * @throws NotApplicable if there is nothing to ask
   * @return what was measured, a sentence or nothing
   */
  String examine(Examination examination);

  /** The method does not do what it must. */
  final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failure(String sentence) {
      super(sentence);
    }
  }

  /** The check does not concern the method. */
  final class NotApplicable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotApplicable(String sentence) {
      super(sentence);
    }
  }

  /**
   * @param sentence with the numbers that were measured
   */
  static void require(boolean holds, String sentence, Object... values) {
    if (!holds) {
      throw new Failure(text(sentence, values));
    }
  }

  /** Leaves the check unless the method is one it concerns. */
  static void only(boolean concerned, String sentence, Object... values) {
    if (!concerned) {
      throw new NotApplicable(text(sentence, values));
    }
  }

  /** With a point as decimal sign, whatever the user's language. */
  static String text(String sentence, Object... values) {
    return String.format(java.util.Locale.ROOT, sentence, values);
  }
}
