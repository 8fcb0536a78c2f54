/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.function.Function;

/** A check that is one function. */
record Rule(String id, String about, Function<Examination, String> work) implements Check {

  @Override
  public String examine(Examination examination) {
    return work.apply(examination);
  }
}
