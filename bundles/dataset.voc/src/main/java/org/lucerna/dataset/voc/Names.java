/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.util.List;

/** Names of files in sentences and as keys. */
final class Names {

  private static final int SHOWN = 4;

  private Names() {}

  /** Up to four; the problem carries them all. */
  static String some(List<String> names) {
    int shown = Math.min(SHOWN, names.size());
    String list = String.join(", ", names.subList(0, shown));
    return names.size() > shown ? list + " and " + (names.size() - shown) + " more" : list;
  }

  /** Without what follows the last dot of the file's name. */
  static String stem(String name) {
    return name.replaceFirst("\\.[^./]*$", "");
  }

  /** What follows the last slash. */
  static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
