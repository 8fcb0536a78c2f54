/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.export;

import java.util.List;
import java.util.Locale;
import org.lucerna.workbench.api.Exhibit;

/** What an exhibit is written as. */
enum Format {
  PNG,
  SVG,
  CSV;

  String suffix() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  static List<Format> of(Exhibit.Content content) {
    return content instanceof Exhibit.Listed ? List.of(CSV) : List.of(PNG, SVG);
  }
}
