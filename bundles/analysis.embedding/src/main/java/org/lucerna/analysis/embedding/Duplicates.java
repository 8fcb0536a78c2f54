/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

/** What becomes of pictures that are of the query's group. */
public enum Duplicates {
  /** They are passed over. */
  EXCLUDE,
  /** They are shown and said to be duplicates. */
  SHOW
}
