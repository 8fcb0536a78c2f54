/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.lucerna.imaging.GroupMark;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.Theme;

/** Marks of groups beside their names, in as many lines as they need; those without are one. */
final class GroupLegend {

  private static final Font FONT = TextBlock.font(Font.PLAIN, 13);
  private static final int MARK = 11;
  private static final int SPACE = 6;
  private static final int BETWEEN = 18;
  private static final int LINE = 22;

  private record Entry(GroupMark mark, String name, double x, int line) {}

  private final Theme theme;
  private final List<Entry> entries = new ArrayList<>();
  private double x;
  private int line;

  GroupLegend(List<String> groups, Theme theme, double room) {
    this.theme = theme;
    int shown = Math.min(GroupMark.MOST, groups.size());
    for (int i = 0; i < shown; i++) {
      add(new GroupMark(i, groups.size(), theme), groups.get(i), room);
    }
    if (groups.size() > shown) {
      String rest = groups.size() - shown + " other classes";
      add(new GroupMark(shown, groups.size(), theme), rest, room);
    }
  }

  private void add(GroupMark mark, String name, double room) {
    double width = MARK + SPACE + TextBlock.width(FONT, name);
    if (x > 0 && x + width > room) {
      x = 0;
      line++;
    }
    entries.add(new Entry(mark, name, x, line));
    x += width + BETWEEN;
  }

  double height() {
    return entries.isEmpty() ? 0 : (line + 1.0) * LINE;
  }

  void paint(Graphics2D g, double left, double top) {
    for (Entry entry : entries) {
      double y = top + entry.line() * (double) LINE;
      entry.mark().paint(g, left + entry.x() + MARK / 2.0, y + LINE / 2.0, MARK);
      g.setColor(theme.text());
      TextBlock name = TextBlock.line(FONT, entry.name());
      name.draw(
          g,
          left + entry.x() + MARK + SPACE,
          y + (LINE - name.height()) / 2,
          0,
          TextBlock.Align.LEFT);
    }
  }
}
