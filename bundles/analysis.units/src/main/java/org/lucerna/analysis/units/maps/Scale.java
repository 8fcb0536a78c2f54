/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

/** What the colours of several tiles mean. */
public enum Scale {
  /** The same in all of them. */
  SHARED,
  /** Each up to its own largest value. */
  OWN
}
