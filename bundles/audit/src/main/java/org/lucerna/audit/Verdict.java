/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.Locale;

/** What the tests say of a suspect; in the order of the report. */
enum Verdict {
  /** The network decides by a region that is not the object. */
  SHORTCUT,
  /** It decides by the region, but whether that is the object only a person can say. */
  JUDGE,
  /** No effect beyond the control's was shown. */
  NOT_SHOWN;

  /** For tables: {@code not shown}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
