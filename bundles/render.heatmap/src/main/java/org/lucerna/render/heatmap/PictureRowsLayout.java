/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Box;
import org.lucerna.imaging.Images;
import org.lucerna.imaging.Painting;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.TextBlock.Align;
import org.lucerna.imaging.Theme;
import org.lucerna.vision.api.render.PictureRows;
import org.lucerna.vision.api.render.PictureRows.Cell;
import org.lucerna.vision.api.render.PictureRows.Mark;
import org.lucerna.vision.api.render.PictureRows.Row;

/** Where everything of rows of pictures goes. */
final class PictureRowsLayout {

  private static final int MARGIN = 14;
  private static final int GAP = 8;
  private static final int BETWEEN = 26;
  private static final int SAMPLE = 26;
  private static final Font TITLE = TextBlock.font(Font.BOLD, 15);
  private static final Font HEADING = TextBlock.font(Font.BOLD, 13);
  private static final Font TEXT = TextBlock.font(Font.PLAIN, 13);

  private record Placed(BufferedImage picture, Box box, TextBlock caption, Mark mark) {}

  private final PictureRows subject;
  private final Theme theme;
  private final int cell;
  private final int[] lefts;
  private final int width;
  private final TextBlock title;
  private final List<TextBlock> headings = new ArrayList<>();
  private final int top;
  private final List<Placed> placed = new ArrayList<>();
  private final int bottom;
  private final TextBlock note;

  PictureRowsLayout(PictureRows subject, PictureRowsParams params) {
    this.subject = subject;
    this.theme = params.theme();
    this.cell = params.cell();
    this.lefts = lefts();
    this.width = lefts[lefts.length - 1] - BETWEEN + MARGIN;
    this.title = TextBlock.wrapped(TITLE, List.of(subject.title()), width - 2.0 * MARGIN);
    for (int b = 0; b < subject.blocks().size(); b++) {
      double room = lefts[b + 1] - lefts[b] - (double) BETWEEN;
      headings.add(TextBlock.wrapped(HEADING, List.of(subject.blocks().get(b)), room));
    }
    this.top = (int) Math.ceil(MARGIN + title.height() + (title.isEmpty() ? 0 : GAP));
    int y = top + (int) Math.ceil(headingHeight()) + GAP;
    for (Row row : subject.rows()) {
      y = place(row, y) + GAP;
    }
    this.bottom = y;
    this.note = TextBlock.wrapped(TEXT, List.of(subject.note()), width - 2.0 * MARGIN);
  }

  /** Left edges of the blocks, and where a further one would begin. */
  private int[] lefts() {
    int[] edges = new int[subject.blocks().size() + 1];
    edges[0] = MARGIN;
    for (int b = 0; b < subject.blocks().size(); b++) {
      int block = b;
      int cells =
          subject.rows().stream().mapToInt(row -> row.blocks().get(block).size()).max().orElse(1);
      edges[b + 1] = edges[b] + Math.max(1, cells) * (cell + GAP) - GAP + BETWEEN;
    }
    return edges;
  }

  private double headingHeight() {
    return headings.stream().mapToDouble(TextBlock::height).max().orElse(0);
  }

  private int place(Row row, int y) {
    int below = y;
    for (int b = 0; b < row.blocks().size(); b++) {
      int x = lefts[b];
      for (Cell content : row.blocks().get(b)) {
        int height = Math.max(1, cell * content.picture().height() / content.picture().width());
        TextBlock caption = TextBlock.wrapped(TEXT, content.caption(), cell);
        placed.add(
            new Placed(
                Images.toBuffered(content.picture()),
                new Box(x, y, cell, height),
                caption,
                content.mark()));
        below = Math.max(below, y + height + (int) Math.ceil(caption.height()) + 4);
        x += cell + GAP;
      }
    }
    return below;
  }

  int width() {
    return width;
  }

  int height() {
    double legend = subject.legend().isEmpty() ? 0 : SAMPLE + GAP;
    return (int) Math.ceil(bottom + legend + note.height() + MARGIN);
  }

  void paint(Graphics2D g) {
    g.setColor(theme.text());
    title.draw(g, MARGIN, MARGIN, width - 2.0 * MARGIN, Align.LEFT);
    for (int b = 0; b < headings.size(); b++) {
      g.setColor(theme.text());
      TextBlock heading = headings.get(b);
      heading.draw(g, lefts[b], top + headingHeight() - heading.height(), 0, Align.LEFT);
      if (b > 0) {
        double x = lefts[b] - BETWEEN / 2.0;
        g.setColor(theme.rule());
        g.setStroke(new BasicStroke(1));
        g.draw(new Line2D.Double(x, top, x, bottom - (double) GAP));
      }
    }
    for (Placed item : placed) {
      Painting.image(g, item.picture(), item.box());
      MarkFrame.paint(g, item.box(), item.mark());
      g.setColor(theme.text());
      double y = item.box().y() + item.box().height() + 3.0;
      item.caption().draw(g, item.box().x(), y, cell, Align.LEFT);
    }
    legend(g);
    g.setColor(theme.muted());
    note.draw(g, MARGIN, height() - MARGIN - note.height(), 0, Align.LEFT);
  }

  private void legend(Graphics2D g) {
    double x = MARGIN;
    for (int i = 0; i < subject.legend().size(); i++) {
      Mark mark = Mark.values()[i + 1];
      Box sample = new Box((int) x, bottom, i == 0 ? SAMPLE : SAMPLE + 18, SAMPLE);
      g.setColor(theme.shade());
      g.fillRect(sample.x(), sample.y(), sample.width(), sample.height());
      MarkFrame.paint(g, sample, mark);
      TextBlock text = TextBlock.line(TEXT, subject.legend().get(i));
      g.setColor(theme.text());
      double left = x + sample.width() + GAP;
      text.draw(g, left, bottom + (SAMPLE - text.height()) / 2, 0, Align.LEFT);
      x = left + text.width() + BETWEEN;
    }
  }
}
