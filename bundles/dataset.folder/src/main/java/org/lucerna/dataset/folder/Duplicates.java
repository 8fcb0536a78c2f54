/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

/** What happens to pictures whose files are equal byte for byte. */
public enum Duplicates {
  /** All stay, on one side of the split. */
  TOGETHER,
  /** The first copy stays; of a picture under two labels none does. */
  DROP
}
