/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.report.html;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.render.FigureExporter;
import org.lucerna.vision.api.report.Block;

/** Writes the blocks of a section. */
final class BlockWriter {

  private final Html html;
  private final FigureSource figures;

  BlockWriter(Html html, FigureExporter exporter) {
    this.html = html;
    this.figures = new FigureSource(exporter);
  }

  void write(Block block) throws IOException {
    if (block instanceof Block.Paragraph paragraph) {
      html.element("p", paragraph.text());
    } else if (block instanceof Block.Notice notice) {
      html.raw("<p class=\"notice\" role=\"note\">").text(notice.text()).raw("</p>\n");
    } else if (block instanceof Block.Facts facts) {
      facts(facts.facts());
    } else if (block instanceof Block.TableBlock table) {
      table(table.caption(), table.table());
    } else if (block instanceof Block.FigureBlock figure) {
      figure(figure);
    } else if (block instanceof Block.Gallery gallery) {
      html.raw("<div class=\"gallery\">\n");
      for (Block.FigureBlock figure : gallery.figures()) {
        figure(figure);
      }
      html.raw("</div>\n");
    }
  }

  private void facts(List<Block.Fact> facts) throws IOException {
    html.raw("<dl class=\"facts\">\n");
    for (Block.Fact fact : facts) {
      html.raw("<div><dt>").text(fact.name()).raw("</dt><dd>");
      html.text(fact.value()).raw("</dd></div>\n");
    }
    html.raw("</dl>\n");
  }

  /** The width is the figure's own; narrower screens shrink it. */
  private void figure(Block.FigureBlock block) throws IOException {
    html.raw("<figure>\n");
    if (block.dark().isPresent()) {
      html.raw("<div class=\"card themed\"><picture>");
      html.raw("<source media=\"screen and (prefers-color-scheme: dark)\" srcset=\"");
      html.raw(figures.uri(block.dark().get())).raw("\">");
      image(block);
      html.raw("</picture></div>\n");
    } else {
      html.raw("<div class=\"card\">");
      image(block);
      html.raw("</div>\n");
    }
    if (!block.caption().isEmpty()) {
      html.raw("<figcaption>").text(block.caption()).raw("</figcaption>\n");
    }
    html.raw("</figure>\n");
  }

  private void image(Block.FigureBlock block) throws IOException {
    html.raw("<img src=\"").raw(figures.uri(block.figure()));
    html.raw("\" width=\"" + block.figure().width() + "\" height=\"" + block.figure().height());
    html.raw("\" alt=\"").text(block.alt()).raw("\">");
  }

  private void table(String caption, Table table) throws IOException {
    List<String> classes =
        IntStream.range(0, table.columns().size()).mapToObj(at -> styled(table, at)).toList();
    html.raw("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"");
    html.text(caption.isEmpty() ? table.name() : caption).raw("\">\n<table>\n");
    if (!caption.isEmpty()) {
      html.element("caption", caption);
    }
    html.raw("<thead>\n<tr>");
    for (int column = 0; column < classes.size(); column++) {
      html.raw("<th scope=\"col\"" + classes.get(column) + ">");
      html.text(table.columns().get(column)).raw("</th>");
    }
    html.raw("</tr>\n</thead>\n<tbody>\n");
    for (List<Object> row : table.rows()) {
      row(row, classes);
    }
    html.raw("</tbody>\n</table>\n</div>\n");
  }

  /** Numbers stand to the right; what is short is not broken at its hyphens and dashes. */
  private static String styled(Table table, int column) {
    List<Object> cells = table.rows().stream().map(row -> row.get(column)).toList();
    if (!cells.isEmpty() && cells.stream().allMatch(Cells::isNumber)) {
      return " class=\"number\"";
    }
    return cells.stream().allMatch(Cells::isShort) ? " class=\"short\"" : "";
  }

  private void row(List<Object> row, List<String> classes) throws IOException {
    html.raw("<tr>");
    for (int column = 0; column < row.size(); column++) {
      html.raw("<td" + classes.get(column) + ">");
      html.text(Cells.text(row.get(column))).raw("</td>");
    }
    html.raw("</tr>\n");
  }
}
