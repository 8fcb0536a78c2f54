/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import org.lucerna.workbench.api.Site;

/** Where to go from an empty view. */
final class Openers {

  private Openers() {}

  /**
   * @param missing key of the empty state
   */
  static void open(Site site, String missing) {
    site.show(missing.equals("empty.model") ? "welcome" : "data-set");
  }
}
