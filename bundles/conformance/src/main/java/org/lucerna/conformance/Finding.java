/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

/**
 * What a check found.
 *
 * @param check its id
 * @param why one sentence: what was measured, what is wrong, or why nothing was asked
 */
record Finding(String check, Verdict verdict, String why) {

  boolean failed() {
    return verdict == Verdict.FAILED;
  }
}
