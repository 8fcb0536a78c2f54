/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.internal;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.lucerna.vision.api.render.Figure;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** One figure as an SVG file that needs nothing beside it. */
final class SvgWriter {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private SvgWriter() {}

  static void write(Figure figure, Consumer<Graphics2D> painter, OutputStream out)
      throws IOException {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setComment(null);
    context.setImageHandler(new PngDataUris());
    context.setPrecision(3);
    SvgGraphics g = new SvgGraphics(context);
    g.setSVGCanvasSize(new Dimension(figure.width(), figure.height()));
    painter.accept(g);
    Element root = g.getRoot();
    root.setAttribute("viewBox", "0 0 " + figure.width() + " " + figure.height());
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    g.stream(root, writer, true, false);
    writer.flush();
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Java's own XML parser is missing", e);
    }
  }

  /** Batik finds its own PNG encoder by scanning the class path, which no bundle has. */
  private static final class PngDataUris extends ImageHandlerBase64Encoder {
    @Override
    public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
      try {
        PngWriter.write(image, out);
      } catch (IOException e) {
        throw new SVGGraphics2DIOException("cannot encode a picture of the figure", e);
      }
    }
  }
}
