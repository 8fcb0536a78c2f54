/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.awt.FontMetrics;
import java.util.ArrayList;
import java.util.List;

/** Text that fits. */
final class Lines {

  private static final String MORE = "\u2026";

  private Lines() {}

  static String clipped(String text, FontMetrics m, int width) {
    if (m.stringWidth(text) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && m.stringWidth(text.substring(0, end) + MORE) > width) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + MORE;
  }

  /** At most {@code most} lines, the last one cut off where there is more. */
  static List<String> wrapped(String text, FontMetrics m, int width, int most) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (m.stringWidth(longer) <= width || line.isEmpty()) {
        line = longer;
      } else if (lines.size() == most - 1) {
        line = longer;
      } else {
        lines.add(line);
        line = word;
      }
    }
    lines.add(line);
    return lines.stream().map(l -> clipped(l, m, width)).toList();
  }
}
