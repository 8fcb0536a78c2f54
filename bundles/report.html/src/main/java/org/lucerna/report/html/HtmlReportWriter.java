/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.report.html;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.render.FigureExporter;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;
import org.lucerna.vision.api.report.ReportWriter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * One web page that needs nothing beside it: style and figures are inside, there is no script. It
 * follows the reader's light or dark setting and prints well.
 */
@Component
@PluginType(id = "html", label = "Web page")
public final class HtmlReportWriter implements ReportWriter {

  private final FigureExporter exporter;

  @Activate
  public HtmlReportWriter(@Reference FigureExporter exporter) {
    this.exporter = exporter;
  }

  @Override
  public void write(Document document, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    Html html = new Html(writer);
    head(html, document);
    html.raw("<body>\n<header>\n");
    html.element("h1", document.title());
    if (!document.subtitle().isEmpty()) {
      html.raw("<p class=\"subtitle\">").text(document.subtitle()).raw("</p>\n");
    }
    html.raw("</header>\n");
    contents(html, document.sections());
    html.raw("<main>\n");
    BlockWriter blocks = new BlockWriter(html, exporter);
    for (int i = 0; i < document.sections().size(); i++) {
      section(html, blocks, document.sections().get(i), i + 1);
    }
    html.raw("</main>\n<footer><p>Made with Lucerna.</p></footer>\n</body>\n</html>\n");
    writer.flush();
  }

  private static void head(Html html, Document document) throws IOException {
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.raw("<meta name=\"generator\" content=\"Lucerna\">\n");
    html.element("title", document.title());
    html.raw("<style>\n").raw(style()).raw("</style>\n</head>\n");
  }

  private static void contents(Html html, List<Document.Section> sections) throws IOException {
    if (sections.size() < 2) {
      return;
    }
    html.raw("<nav aria-label=\"Contents\">\n<ol>\n");
    for (int i = 0; i < sections.size(); i++) {
      html.raw("<li><a href=\"#section-" + (i + 1) + "\">");
      html.text(sections.get(i).title()).raw("</a></li>\n");
    }
    html.raw("</ol>\n</nav>\n");
  }

  private static void section(Html html, BlockWriter blocks, Document.Section section, int number)
      throws IOException {
    String heading = "heading-" + number;
    html.raw("<section id=\"section-" + number + "\" aria-labelledby=\"" + heading + "\">\n");
    html.raw("<h2 id=\"" + heading + "\">").text(section.title()).raw("</h2>\n");
    for (Block block : section.blocks()) {
      blocks.write(block);
    }
    html.raw("</section>\n");
  }

  private static String style() throws IOException {
    try (InputStream in = HtmlReportWriter.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
