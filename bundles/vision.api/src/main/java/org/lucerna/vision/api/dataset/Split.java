/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.dataset;

/** What a sample may be used for. */
public enum Split {
  TRAIN,
  VALIDATION,
  /** Looked at once, at the end; never for choosing anything. */
  TEST;

  /** As in files and tables: {@code train}, {@code validation}, {@code test}. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
