/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Table;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

final class HtmlReportWriterTest {

  private static final String HOSTILE = "<script>alert('&\"')</script>";
  private static final Figure CHART =
      new Figure.Drawing(
          300,
          200,
          g -> {
            g.setColor(Color.BLUE);
            g.fillRect(10, 10, 100, 50);
          });
  private static final Figure PICTURE =
      new Figure.Raster(RgbImage.wrap(2, 1, new int[] {0xFF0000, 0x00FF00}));

  @Test
  void everyTextIsEscaped() throws IOException {
    String page =
        page(
            new Block.Paragraph(HOSTILE),
            new Block.Notice(HOSTILE),
            new Block.Facts(List.of(new Block.Fact(HOSTILE, HOSTILE))),
            new Block.TableBlock(
                HOSTILE, new Table("t", List.of(HOSTILE), List.of(List.<Object>of(HOSTILE)))),
            new Block.FigureBlock(CHART, HOSTILE, HOSTILE),
            new Block.Gallery(List.of(new Block.FigureBlock(PICTURE, HOSTILE, HOSTILE))));
    assertFalse(page.contains("<script"), page);
    // Title twice, subtitle, section's heading and its link, and 12 texts of the blocks.
    assertEquals(17, count(page, "&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;"));
  }

  @Test
  void controlCharactersOfFileNamesDoNotBreakThePage() throws IOException {
    assertTrue(page(new Block.Paragraph("a\u0000b\u001Bc")).contains("a\uFFFDb\uFFFDc"));
  }

  @Test
  void thePageNeedsNothingBesideIt() throws IOException {
    String page =
        page(new Block.FigureBlock(CHART, "c", "a"), new Block.FigureBlock(PICTURE, "", ""));
    String markup = page.replaceAll("base64,[A-Za-z0-9+/=]+", "");
    assertFalse(Pattern.compile("https?:|<link|<script|@import|url\\(").matcher(markup).find());
    Matcher source = Pattern.compile("src=\"([^\"]{0,12})").matcher(page);
    while (source.find()) {
      assertTrue(source.group(1).startsWith("data:image/"), source.group());
    }
  }

  @Test
  void chartsAreVectors() throws IOException {
    String chart = page(new Block.FigureBlock(CHART, "", "blue"));
    assertTrue(chart.contains("data:image/svg+xml;base64,"), "a chart is SVG");
    assertTrue(chart.contains("width=\"300\" height=\"200\" alt=\"blue\""));
  }

  /** Escaped, not encoded once more: the drawing is read back as a browser reads it. */
  @Test
  void picturesAreWithinTheirDrawing() throws Exception {
    String page = page(new Block.FigureBlock(PICTURE, "", "two pixels"));
    Matcher uri = Pattern.compile("src=\"data:image/svg\\+xml,([^\"\\s<>#']+)\"").matcher(page);
    assertTrue(uri.find(), page);
    String svg = URLDecoder.decode(uri.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    ByteArrayOutputStream exported = new ByteArrayOutputStream();
    new JavaFigureExporter().compactSvg(PICTURE, exported);
    assertEquals(exported.toString(StandardCharsets.UTF_8), svg);
    Matcher pixels = Pattern.compile("data:image/png;base64,([^\"]+)").matcher(svg);
    assertTrue(pixels.find(), svg);
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(pixels.group(1))));
    assertEquals(PICTURE.width(), image.getWidth(), "the picture's own pixels");
  }

  @Test
  void aDarkFigureIsShownOnDarkScreensOnly() throws IOException {
    String page = page(new Block.FigureBlock(CHART, "", "a", Optional.of(PICTURE)));
    String dark = "media=\"screen and (prefers-color-scheme: dark)\" srcset=\"data:image/svg+xml,";
    assertTrue(page.contains(dark), page);
    assertTrue(
        page.contains("<img src=\"data:image/svg+xml;base64,"), "the light one is the usual");
  }

  @Test
  void theContentsLeadToEverySection() throws IOException {
    Document document =
        new Document(
            "t",
            "",
            List.of(
                new Document.Section("One", List.of()), new Document.Section("Two", List.of())));
    String page = write(document);
    List<String> targets = new ArrayList<>();
    Matcher link = Pattern.compile("href=\"#([^\"]+)\"").matcher(page);
    while (link.find()) {
      targets.add(link.group(1));
    }
    assertEquals(2, targets.size());
    targets.forEach(id -> assertEquals(1, count(page, "id=\"" + id + "\""), id));
  }

  @Test
  void columnsOfNumbersAreAlignedRight() throws IOException {
    Table table =
        new Table(
            "scores",
            List.of("class", "recall", "n", "interval"),
            List.of(
                List.of("cat", 0.973123456, 31, "0.91 \u2013 0.99"),
                List.of("1st", 1.0, 7, "\u2013")));
    String page = page(new Block.TableBlock("Scores", table));
    assertTrue(
        page.contains("<td class=\"short\">cat</td><td class=\"number\">0.97312</td>"), page);
    assertTrue(page.contains("<td class=\"number\">31</td><td class=\"number\">0.91"), page);
    assertTrue(page.contains("<td class=\"short\">1st</td><td class=\"number\">1</td>"), page);
    assertTrue(page.contains("<caption>Scores</caption>"), page);
  }

  @Test
  void columnsOfShortTextsAreNotBrokenAndThoseOfSentencesAre() throws IOException {
    String sentence = "a sentence that is as long as it is";
    Table table =
        new Table(
            "measures",
            List.of("run", "energy", "note", "mixed"),
            List.of(
                List.of("vgg16-gap", "0.259 (0.222\u20130.305)", sentence, sentence),
                List.of("vgg16-fc", "0.250", sentence, "short")));
    String page = page(new Block.TableBlock("Measures", table));
    assertTrue(page.contains("<td class=\"short\">vgg16-gap</td>"), page);
    assertTrue(page.contains("<td class=\"short\">0.259 (0.222\u20130.305)</td>"), page);
    assertTrue(page.contains("<td>" + sentence + "</td><td>" + sentence + "</td>"), page);
    assertTrue(page.contains("<td>short</td>"), page);
    assertTrue(page.contains(".short { white-space: nowrap; }"), "the style knows it");
  }

  @Test
  void allTagsAreClosed() throws IOException {
    String page =
        page(
            new Block.Paragraph("p"),
            new Block.Facts(List.of(new Block.Fact("a", "b"))),
            new Block.TableBlock("", new Table("t", List.of("c"), List.of())),
            new Block.FigureBlock(CHART, "c", "a", Optional.of(PICTURE)),
            new Block.Gallery(List.of(new Block.FigureBlock(CHART, "c", "a"))));
    List<String> open = new ArrayList<>();
    Matcher tag = Pattern.compile("<(/?)([a-z][a-z0-9]*)[^>]*>").matcher(page);
    while (tag.find()) {
      if (List.of("meta", "img", "source").contains(tag.group(2))) {
        continue;
      }
      if (tag.group(1).isEmpty()) {
        open.add(tag.group(2));
      } else {
        assertEquals(tag.group(2), open.remove(open.size() - 1));
      }
    }
    assertEquals(List.of(), open);
  }

  @Test
  void aCellsTextIsWhatPeopleWrite() {
    assertEquals("0.97312", Cells.text(0.973123456));
    assertEquals("0", Cells.text(0.0));
    assertEquals("NaN", Cells.text(Double.NaN));
    assertEquals("1.0E-9", Cells.text(1e-9));
    assertEquals("yes", Cells.text(true));
    assertEquals("1231072", Cells.text(1231072));
    assertTrue(Cells.isNumber("98.2 %"));
    assertTrue(Cells.isNumber("512\u00D713\u00D713"));
    assertFalse(Cells.isNumber("Conv 3\u00D73"));
  }

  private static String page(Block... blocks) throws IOException {
    return write(
        new Document(
            HOSTILE,
            HOSTILE,
            List.of(
                new Document.Section(HOSTILE, List.of(blocks)),
                new Document.Section("end", List.of()))));
  }

  private static String write(Document document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new HtmlReportWriter(new JavaFigureExporter()).write(document, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
