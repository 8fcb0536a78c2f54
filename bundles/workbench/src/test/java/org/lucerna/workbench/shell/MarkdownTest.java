/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MarkdownTest {

  private static String body(String text) {
    return Markdown.html(text).replaceAll("</?(html|body)>", "");
  }

  @Test
  void headingsParagraphsAndEmphasis() {
    assertEquals("<h2>One</h2><p>a <b>b</b> <i>c</i> </p>", body("## One\n\na **b** *c*\n"));
  }

  @Test
  void codeIsKeptAsItIs() {
    assertEquals("<pre>a &lt;b&gt;\n  **c**</pre>", body("```yaml\na <b>\n  **c**\n```\n"));
  }

  @Test
  void listsGoOnOverLines() {
    assertEquals("<ul><li>a b<li>c</ul>", body("- a\n  b\n- c\n"));
  }

  @Test
  void tablesHaveHeadings() {
    assertEquals(
        "<table><tr><th align=left>k</th><th align=left>v</th></tr>"
            + "<tr><td align=left>1</td><td align=left>2</td></tr></table>",
        body("| k | v |\n|---|:-:|\n| 1 | 2 |\n"));
  }

  @Test
  void picturesAndLinks() {
    assertEquals(
        "<p><img src=\"a.png\" alt=\"x\"> <a href=\"b.md\">y</a> </p>",
        body("![x](a.png) [y](b.md)"));
  }
}
