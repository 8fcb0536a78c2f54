/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the guide's Markdown into the HTML that Swing shows: headings, paragraphs, lists, tables,
 * code, pictures, links. Everything else stays text.
 */
final class Markdown {

  private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)\\]\\(([^)\\s]+)\\)");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)\\s]+)\\)");
  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
  private static final Pattern EMPHASIS = Pattern.compile("(?<![*\\w])\\*([^*\\s][^*]*)\\*");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern HEADING = Pattern.compile("(#{1,4}) +(.*)");
  private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*]|\\d+\\.) +(.*)");

  private final StringBuilder out = new StringBuilder();
  private String open = "";

  private Markdown() {}

  static String html(String text) {
    Markdown page = new Markdown();
    List<String> code = new ArrayList<>();
    boolean inCode = false;
    for (String line : text.lines().toList()) {
      if (line.startsWith("```")) {
        if (inCode) {
          page.code(code);
          code.clear();
        }
        inCode = !inCode;
      } else if (inCode) {
        code.add(line);
      } else {
        page.line(line);
      }
    }
    page.block("");
    return "<html><body>" + page.out + "</body></html>";
  }

  private void code(List<String> lines) {
    block("");
    out.append("<pre>").append(escaped(String.join("\n", lines))).append("</pre>");
  }

  private void line(String line) {
    Matcher heading = HEADING.matcher(line);
    Matcher item = ITEM.matcher(line);
    if (line.isBlank()) {
      block("");
    } else if (heading.matches()) {
      block("");
      int level = heading.group(1).length();
      out.append("<h" + level + ">").append(inline(heading.group(2))).append("</h" + level + ">");
    } else if (line.startsWith("|")) {
      row(line);
    } else if (item.matches()) {
      block("ul");
      out.append("<li>").append(inline(item.group(1)));
    } else if (open.equals("ul") && line.startsWith(" ")) {
      out.append(' ').append(inline(line.strip()));
    } else {
      block("p");
      out.append(inline(line)).append(' ');
    }
  }

  private void row(String line) {
    if (line.matches("[|\\s:-]+")) {
      return; // The line below the headings.
    }
    boolean first = !open.equals("table");
    block("table");
    String cell = first ? "th" : "td";
    out.append("<tr>");
    for (String text : line.substring(1).split("(?<!\\\\)\\|")) {
      out.append("<" + cell + " align=left>")
          .append(inline(text.strip()))
          .append("</" + cell + ">");
    }
    out.append("</tr>");
  }

  /** Ends the block that is open unless it is of this kind, and begins one. */
  private void block(String kind) {
    if (kind.equals(open)) {
      return;
    }
    if (!open.isEmpty()) {
      out.append("</" + open + ">");
    }
    if (!kind.isEmpty()) {
      out.append("<" + kind + ">");
    }
    open = kind;
  }

  private static String inline(String text) {
    String html = escaped(text);
    html = CODE.matcher(html).replaceAll("<code>$1</code>");
    html = PICTURE.matcher(html).replaceAll("<img src=\"$2\" alt=\"$1\">");
    html = LINK.matcher(html).replaceAll("<a href=\"$2\">$1</a>");
    html = BOLD.matcher(html).replaceAll("<b>$1</b>");
    return EMPHASIS.matcher(html).replaceAll("<i>$1</i>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
