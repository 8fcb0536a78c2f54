/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FigureNotes;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What files say about themselves, read back with Java's own readers. */
final class FigureNotesTest {

  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String SVG = "http://www.w3.org/2000/svg";

  private static final Figure DRAWING =
      new Figure.Drawing(
          20,
          10,
          g -> {
            g.setColor(Color.RED);
            g.fillRect(0, 0, 10, 10);
          });

  private static final FigureNotes NOTES =
      new FigureNotes(
          "map",
          "What it looks at, 80 % of Pokémon → right.",
          List.of("Made by: explain", "Data set: critters"),
          Optional.of(OffsetDateTime.parse("2026-01-02T03:04:00Z")));

  private final JavaFigureExporter exporter = new JavaFigureExporter();

  @Test
  void aPngTellsThemUnderTheKeywordsOfItsSpecification() throws IOException {
    Map<String, String> texts = texts(png(NOTES));
    assertEquals("tEXt map", texts.get("Title"));
    assertEquals("iTXt What it looks at, 80 % of Pokémon → right.", texts.get("Description"));
    assertEquals("tEXt Made by: explain\nData set: critters", texts.get("Source"));
    assertEquals("tEXt 2026-01-02T03:04:00Z", texts.get("Creation Time"));
    assertEquals("tEXt Lucerna", texts.get("Software"));
  }

  @Test
  void theyChangeNoPixel() throws IOException {
    BufferedImage with = ImageIO.read(new ByteArrayInputStream(png(NOTES)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    exporter.png(DRAWING, 2, out);
    BufferedImage without = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    assertArrayEquals(
        without.getRGB(0, 0, 40, 20, null, 0, 40), with.getRGB(0, 0, 40, 20, null, 0, 40));
    assertEquals(without.getType(), with.getType());
  }

  @Test
  void anSvgTellsThemInItsFirstElements() throws Exception {
    Element root = svg(NOTES).getDocumentElement();
    List<Node> children = list(root.getChildNodes());
    assertEquals("title", children.get(0).getLocalName(), "its accessible name");
    assertEquals(SVG, children.get(0).getNamespaceURI());
    assertEquals("map", children.get(0).getTextContent());
    assertEquals("desc", children.get(1).getLocalName());
    assertEquals(NOTES.description(), children.get(1).getTextContent());
    assertEquals("metadata", children.get(2).getLocalName());
    assertEquals(SVG, children.get(2).getNamespaceURI());
    assertEquals(List.of("map"), core(root, "title"));
    assertEquals(NOTES.sources(), core(root, "source"));
    assertEquals(List.of("2026-01-02T03:04:00Z"), core(root, "date"));
    assertEquals(List.of("Lucerna"), core(root, "creator"));
    assertEquals(1, root.getElementsByTagNameNS(SVG, "rect").getLength(), "still drawn");
  }

  @Test
  void withoutATimeTheSameNotesGiveTheSameBytes() throws IOException {
    FigureNotes timeless = new FigureNotes("map", "é", List.of());
    assertArrayEquals(png(timeless), png(timeless));
    assertArrayEquals(svgBytes(timeless), svgBytes(timeless));
    assertFalse(texts(png(timeless)).containsKey("Creation Time"));
    assertFalse(texts(png(timeless)).containsKey("Source"), "nothing is not told");
  }

  @Test
  void markupInCaptionsStaysText() throws Exception {
    String hostile = "a < b & c --> ]]> <script>x</script> &amp; \"q\" <!-- <![CDATA[";
    assertBothTell(hostile, hostile);
  }

  @Test
  void charactersThatNoFileMayHoldAreReplaced() throws Exception {
    assertBothTell("a\0b\u0001c\uD800d\uFFFFe\u0085f", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
    assertBothTell("one\r\ntwo\rthree\tfour\n", "one\ntwo\nthree four");
    assertBothTell("emoji 🦊, 漢字, עברית", "emoji 🦊, 漢字, עברית");
  }

  @Test
  void aVeryLongCaptionIsWrittenWhole() throws Exception {
    String ascii = "long caption ".repeat(40_000).strip();
    assertBothTell(ascii, ascii);
    String unicode = "länge → ".repeat(40_000).strip();
    assertBothTell(unicode, unicode);
  }

  @Test
  void nothingToTellIsNoError() throws Exception {
    FigureNotes empty = new FigureNotes("", "", List.of(""));
    assertEquals(Map.of("Software", "tEXt Lucerna"), texts(png(empty)));
    assertEquals(0, svg(empty).getElementsByTagNameNS(SVG, "title").getLength());
    assertTrue(core(svg(empty).getDocumentElement(), "source").isEmpty());
  }

  private void assertBothTell(String caption, String expected) throws Exception {
    FigureNotes notes = new FigureNotes("t", caption, List.of(caption));
    Map<String, String> texts = texts(png(notes));
    assertEquals(expected, texts.get("Description").substring(5));
    assertEquals(expected, texts.get("Source").substring(5));
    Element root = svg(notes).getDocumentElement();
    assertEquals(expected, root.getElementsByTagNameNS(SVG, "desc").item(0).getTextContent());
    assertEquals(List.of(expected), core(root, "source"));
    assertEquals(0, root.getElementsByTagName("script").getLength());
  }

  private byte[] png(FigureNotes notes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    exporter.png(DRAWING, 2, notes, out);
    return out.toByteArray();
  }

  private byte[] svgBytes(FigureNotes notes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    exporter.svg(DRAWING, notes, out);
    return out.toByteArray();
  }

  private Document svg(FigureNotes notes) throws Exception {
    byte[] bytes = svgBytes(notes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertTrue(text.startsWith("<?xml"), () -> text.substring(0, 40));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  private static List<String> core(Element root, String name) {
    return list(root.getElementsByTagNameNS(DC, name)).stream().map(Node::getTextContent).toList();
  }

  private static List<Node> list(NodeList nodes) {
    return java.util.stream.IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).toList();
  }

  /** Each keyword with the kind of its chunk and its text. */
  private static Map<String, String> texts(byte[] png) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
      reader.setInput(in);
      Element root = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
      Map<String, String> texts = new LinkedHashMap<>();
      for (Node node : list(root.getElementsByTagName("tEXtEntry"))) {
        Element entry = (Element) node;
        texts.put(entry.getAttribute("keyword"), "tEXt " + entry.getAttribute("value"));
      }
      for (Node node : list(root.getElementsByTagName("iTXtEntry"))) {
        Element entry = (Element) node;
        texts.put(entry.getAttribute("keyword"), "iTXt " + entry.getAttribute("text"));
      }
      return texts;
    } finally {
      reader.dispose();
    }
  }
}
