/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.Images;
import org.lucerna.imaging.Painting;
import org.lucerna.imaging.TextBlock;
import org.lucerna.vision.api.render.Figure;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class JavaFigureExporterTest {

  private static final Font FONT = TextBlock.font(Font.PLAIN, 12);
  private static final RgbImage PICTURE =
      RgbImage.wrap(3, 2, new int[] {0xFF0000, 0x00FF00, 0x0000FF, 0x000000, 0xFFFFFF, 0x123456});
  private static final Figure DRAWING =
      new Figure.Drawing(
          120,
          40,
          g -> {
            g.setColor(Color.RED);
            g.fillRect(0, 0, 10, 40);
            Painting.image(g, Images.toBuffered(PICTURE), new Box(20, 5, 30, 20));
            g.setColor(Color.BLACK);
            TextBlock.line(FONT, "a < b & \"c\" é").draw(g, 55, 10, 60, TextBlock.Align.CENTER);
          });

  private final JavaFigureExporter exporter = new JavaFigureExporter();

  @Test
  void aRasterKeepsItsPixels() throws IOException {
    assertEquals(PICTURE, Images.of(png(new Figure.Raster(PICTURE), 1)));
  }

  @Test
  void theScaleGivesThePixels() throws IOException {
    BufferedImage image = png(DRAWING, 2);
    assertEquals(240, image.getWidth());
    assertEquals(80, image.getHeight());
    assertEquals(0xFFFF0000, image.getRGB(19, 79));
    assertEquals(0xFFFFFFFF, image.getRGB(21, 79));
  }

  @Test
  void anAbsurdScaleIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> png(DRAWING, 1e6));
    assertThrows(IllegalArgumentException.class, () -> png(DRAWING, 0));
  }

  @Test
  void anSvgHoldsTextAsTextWithItsLength() throws Exception {
    Element text = (Element) svg(DRAWING).getElementsByTagName("text").item(0);
    assertEquals("a < b & \"c\" é", text.getTextContent());
    double width = TextBlock.width(FONT, text.getTextContent());
    assertEquals(width, Double.parseDouble(text.getAttribute("textLength")), 0.01);
    assertEquals(55 + (60 - width) / 2, Double.parseDouble(text.getAttribute("x")), 0.01);
  }

  @Test
  void anSvgHoldsItsPicturesAsDataUris() throws Exception {
    Element image = (Element) svg(DRAWING).getElementsByTagName("image").item(0);
    String uri = image.getAttributeNS("http://www.w3.org/1999/xlink", "href");
    assertTrue(uri.startsWith("data:image/png;base64,"), uri);
    byte[] bytes = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
    assertEquals(PICTURE, Images.of(ImageIO.read(new ByteArrayInputStream(bytes))));
  }

  /** A noisy photograph, drawn compactly: a fraction of the size, no pixel off by much. */
  @Test
  void aCompactSvgHoldsPhotographsAsJpegInWhichNoLossIsSeen() throws Exception {
    Random random = new Random(1);
    int[] pixels = new int[128 * 128];
    for (int i = 0; i < pixels.length; i++) {
      double x = i % 128 / 20.0;
      double y = i / 128 / 20.0;
      pixels[i] =
          level(Math.sin(x), random) << 16
              | level(Math.sin(y), random) << 8
              | level(Math.cos(x + y), random);
    }
    RgbImage photograph = RgbImage.wrap(128, 128, pixels);
    Figure figure = new Figure.Raster(photograph);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    exporter.compactSvg(figure, out);
    Element image = (Element) parse(out.toByteArray()).getElementsByTagName("image").item(0);
    String uri = image.getAttributeNS("http://www.w3.org/1999/xlink", "href");
    assertTrue(uri.startsWith("data:image/jpeg;base64,"), () -> uri.substring(0, 30));
    assertTrue(out.size() * 3 < svgBytes(figure).length, () -> "size " + out.size());
    byte[] bytes = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
    int[] back = Images.of(ImageIO.read(new ByteArrayInputStream(bytes))).toArray();
    double sum = 0;
    for (int i = 0; i < pixels.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        int difference = (pixels[i] >> shift & 0xFF) - (back[i] >> shift & 0xFF);
        sum += difference * difference;
      }
    }
    double psnr = 10 * Math.log10(255 * 255 / (sum / (3 * pixels.length)));
    assertTrue(psnr > 38, () -> "peak signal to noise ratio " + psnr + " dB");
  }

  private static int level(double wave, Random random) {
    return (int) (128 + 100 * wave + 2 * random.nextGaussian()) & 0xFF;
  }

  @Test
  void aCompactSvgKeepsDrawingsOfFewColorsAsTheyAre() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    exporter.compactSvg(DRAWING, out);
    assertArrayEquals(svgBytes(DRAWING), out.toByteArray());
  }

  @Test
  void anSvgKnowsItsSize() throws Exception {
    Element root = svg(DRAWING).getDocumentElement();
    assertEquals("120", root.getAttribute("width"));
    assertEquals("0 0 120 40", root.getAttribute("viewBox"));
    assertEquals(1, svg(new Figure.Raster(PICTURE)).getElementsByTagName("image").getLength());
  }

  @Test
  void manyThreadsGetTheSameFile() throws IOException {
    byte[] alone = svgBytes(DRAWING);
    List<byte[]> together =
        IntStream.range(0, 32).parallel().mapToObj(i -> svgBytes(DRAWING)).toList();
    together.forEach(bytes -> assertArrayEquals(alone, bytes));
  }

  @Test
  void aLargePictureIsAveragedIntoASmallPlace() throws IOException {
    int[] stripes = new int[512 * 512];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = i % 2 == 0 ? 0xFFFFFF : 0;
    }
    BufferedImage fine = Images.toBuffered(RgbImage.wrap(512, 512, stripes));
    Figure small = new Figure.Drawing(32, 32, g -> Painting.image(g, fine, new Box(0, 0, 32, 32)));
    int middle = png(small, 1).getRGB(16, 16) & 0xFF;
    assertEquals(128, middle, 6, "neither black nor white stripes are picked out");
    assertNotEquals(0, middle);
  }

  private BufferedImage png(Figure figure, double scale) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    exporter.png(figure, scale, out);
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  private byte[] svgBytes(Figure figure) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      exporter.svg(figure, out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private Document svg(Figure figure) throws Exception {
    return parse(svgBytes(figure));
  }

  private static Document parse(byte[] bytes) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }
}
