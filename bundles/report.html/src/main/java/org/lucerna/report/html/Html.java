/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.report.html;

import java.io.IOException;
import java.io.Writer;

/** Markup and escaped text, one after the other. */
final class Html {

  private final Writer out;

  Html(Writer out) {
    this.out = out;
  }

  /** Markup of our own. */
  Html raw(String markup) throws IOException {
    out.write(markup);
    return this;
  }

  /** Anybody's text, also within a quoted attribute. */
  Html text(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.write("&amp;");
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        case '"' -> out.write("&quot;");
        case '\'' -> out.write("&#39;");
        default -> out.write(isAllowed(c) ? c : '\uFFFD');
      }
    }
    return this;
  }

  Html element(String name, String text) throws IOException {
    return raw("<" + name + ">").text(text).raw("</" + name + ">\n");
  }

  /** Control characters, as file names may have them, are no HTML. */
  private static boolean isAllowed(char c) {
    return c >= ' ' && c != 0x7F || c == '\n' || c == '\t';
  }
}
